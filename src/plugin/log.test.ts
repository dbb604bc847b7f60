import { createLog } from "./log";

function written(environment: Readonly<Record<string, string>>): { lines: string[]; log: ReturnType<typeof createLog> } {
  const lines: string[] = [];
  return { lines, log: createLog(environment, (line) => lines.push(line)) };
}

describe("the log", () => {
  it("writes one JSON line an event, as engines read them", () => {
    const { lines, log } = written({ TF_LOG: "DEBUG" });
    log("debug", "HTTP call\nwith a break", { status: 200 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      "@level": "debug",
      "@message": "HTTP call\nwith a break",
      "@module": "provider.sms",
      status: 200,
    });
  });

  it.each([
    [{}, ["warn", "error"]],
    [{ TF_LOG: "info" }, ["info", "warn", "error"]],
    [{ TF_LOG: "TRACE", TF_LOG_PROVIDER: "ERROR" }, ["error"]],
    [{ TF_LOG: "JSON" }, ["trace", "debug", "info", "warn", "error"]],
    [{ TF_LOG: "off" }, []],
  ])("with %j writes %j", (environment, expected) => {
    const { lines, log } = written(environment);
    for (const level of ["trace", "debug", "info", "warn", "error"] as const) log(level, "m");
    expect(lines.map((line) => JSON.parse(line)["@level"])).toEqual(expected);
  });

  it("never holds a secret, by whatever name it comes", () => {
    const { lines, log } = written({});
    log("warn", "m", { secret_key: "hush", Authorization: "hush", sessionToken: "hush", password: "hush", access_key: "hush" });
    expect(lines.join("")).not.toContain("hush");
  });
});
