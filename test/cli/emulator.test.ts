import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandLine, commandLines } from "../support/cli/command-line";
import { templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

jest.setTimeout(60_000);
const begin = commandLines();

/** Starts an emulator by the command line; the commands that follow use it. */
async function startEmulator(cli: CommandLine, ...args: string[]) {
  const run = cli.start("emulator", "--port", "0", ...args);
  await run.says("Ctrl-C ends it.");
  const [, url = ""] = /^smsform emulator listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(run.output()) ?? [];
  cli.environment.SMSFORM_ENDPOINT = url;
  return { run, url };
}

async function objects(url: string): Promise<Record<string, unknown>[]> {
  const answer = await fetch(`${url}/_emulator/objects`);
  return (await answer.json()) as Record<string, unknown>[];
}

describe("smsform emulator", () => {
  it("tells first where it listens, then how to use it; serves the other commands; ends on Ctrl-C and keeps its contents", async () => {
    const cli = await begin({ "main.tf": templateBlock("code") });
    const { run, url } = await startEmulator(
      cli,
      "--data",
      "kept.json",
      "--review=reject",
      "--review-delay",
      "0",
      "--reject-reply",
      "请写明公司名称",
    );
    expect(url).not.toBe("");
    await succeeded(cli.run("apply", "--auto-approve"));
    expect((await cli.run("plan")).stdout).toContain("was rejected: 请写明公司名称");
    expect(await objects(url)).toMatchObject([{ kind: "templates", status: "REJECTED" }]);
    run.process.kill("SIGINT");
    const result = await run.result;
    expect(result).toMatchObject({ exitCode: 0 });
    const { stderr } = result;
    expect(stderr).toContain(`export SMSFORM_ENDPOINT=${url}`);
    expect(stderr).toContain("BAIDUCLOUD_ACCESS_KEY=emulator BAIDUCLOUD_SECRET_KEY=emulator-secret");
    expect(stderr).toContain("TENCENTCLOUD_SECRET_ID=emulator TENCENTCLOUD_SECRET_KEY=emulator-secret");
    expect(stderr).toContain(`in a browser at ${url}/, or by requests to ${url}/_emulator/`);
    expect(readFileSync(join(cli.folder, "kept.json"), "utf8")).toContain("REJECTED");

    const next = await startEmulator(cli, "--data", "kept.json");
    expect(await objects(next.url)).toHaveLength(1);
    next.run.process.kill("SIGTERM");
    expect((await next.run.result).exitCode).toBe(0);
  });

  it("accepts only the keys of a file, which it does not show, and sets switches", async () => {
    const cli = await begin({
      "main.tf": templateBlock("code"),
      "keys.json": '{"our-key": {"secret": "our-secret"}}',
    });
    const { run, url } = await startEmulator(cli, "--credentials", "keys.json", "--rate-limits", "off", "--account-limits", "off");
    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 1 });
    cli.environment.BAIDUCLOUD_ACCESS_KEY = "our-key";
    cli.environment.BAIDUCLOUD_SECRET_KEY = "our-secret";
    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
    const switches = (await (await fetch(`${url}/_emulator/switches`)).json()) as { name: string; values: string[] }[];
    run.process.kill("SIGINT");
    const { stderr } = await run.result;
    expect(stderr).not.toContain("our-secret");

    const [{ name, values } = { name: "", values: [] }] = switches;
    const other = values.at(-1);
    const next = await startEmulator(cli, "--switch", `${name}=${other}`);
    expect(await (await fetch(`${next.url}/_emulator/switches`)).json()).toContainEqual(expect.objectContaining({ name, value: other }));
    next.run.process.kill("SIGINT");
    await next.run.result;
  });

  it.each([
    [["--switch", "no-such=1"], 'Unknown switch "no-such"'],
    [
      ["--host", "0.0.0.0", "--allow-host", "emulator", "--allow-host", "http://emulator"],
      "allowHosts.1: expected the name or address of a host",
    ],
    [["--seed", "none.json"], "There is no seed file"],
    [["--credentials", "none.json"], "cannot be read"],
    [["--credentials", "main.tf"], "is no JSON"],
    [["--credentials", "latin.json"], "is no JSON in UTF-8: line 1, column 13"],
    [["--latency", "slow"], "Write a duration"],
  ])("%j is refused in one message", async (args, message) => {
    const cli = await begin({ "main.tf": "secret-word", "latin.json": Buffer.from("secret-word \u00e9", "latin1") });
    const { exitCode, stdout, stderr } = await cli.run("emulator", "--port", "0", ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("secret-word");
  });

  it("says so when its port is taken", async () => {
    const cli = await begin();
    const refused = await cli.run("emulator", "--port", String(cli.emulator.port));
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(`Port ${cli.emulator.port} on 127.0.0.1 is in use`) });
  });
});
