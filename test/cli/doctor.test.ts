/** `smsform doctor` looks at platforms by reads alone. */
import { createServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { generate } from "selfsigned";
import { examine } from "../../src/cli/doctor/examine";
import { watch } from "../../src/cli/doctor/watch";
import { accessBy } from "../../src/cli/platforms/access";
import { createRuntime } from "../../src/cli/runtime";
import { clouds } from "../../src/clouds";
import { operationsOf } from "../../src/messaging/platforms";
import { systemClock } from "../../src/system/clock";
import { systemWorld } from "../../src/system/world";
import { senderOn as baiduSender } from "../emulator/sending";
import { appId } from "../emulator/tencent-sending";
import { type CommandLine, commandLines } from "../support/cli/command-line";
import { createForwardProxy, forward } from "../support/forward-proxy";
import { succeeded } from "../support/steps";

jest.setTimeout(60_000);
const begin = commandLines();
const unlimited = { rateLimits: "off", accountLimits: "off" } as const;
const servers: Pick<Server, "close" | "closeAllConnections">[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Finding {
  readonly check: string;
  readonly verdict: string;
  readonly found: string;
  readonly next?: string;
}
async function findingsOf(cli: CommandLine, platform: string, ...more: string[]) {
  const { exitCode, stdout } = await cli.run("doctor", platform, "--json", ...more);
  const { platforms } = JSON.parse(stdout) as { platforms: { platform: string; findings: Finding[] }[] };
  const findings = platforms.find((each) => each.platform === platform)?.findings ?? [];
  return { exitCode, stdout, of: (check: string) => findings.filter((each) => each.check === check), findings };
}
const verdicts = (findings: readonly Finding[]) => findings.map(({ verdict }) => verdict);

/** What a checkup may call, by platform. */
const reads: Readonly<Record<string, readonly string[]>> = {
  baidu: ["getQuota", "getBlacklist", "businessStatistics"],
  tencent: ["DescribeSmsSignList", "DescribeSmsTemplateList", "SendStatusStatistics", "SmsPackagesStatistics"],
  infocloud: ["queryAllowance"],
  huawei: ["ListAppDetails", "ListSignatureDetails", "ListTemplateDetails", "ShowAppCount"],
};

describe("smsform doctor", () => {
  it("finds nothing wrong where nothing is, says what it could not find out, and only reads", async () => {
    const cli = await begin({}, unlimited);
    await baiduSender(cli.emulator);
    cli.emulator.admin.clearCalls();
    const before = JSON.stringify(cli.emulator.admin.objects());
    const { exitCode, stdout, stderr } = await cli.run("doctor", "--sms-sdk-app-id", appId);
    expect({ stdout, exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: "" });
    for (const check of ["keys", "network", "clock", "account", "permissions", "addresses", "limits"])
      expect(stdout).toMatch(new RegExp(`^ {2}(ok|unknown) +${check} +\\S`, "m"));
    expect(stdout).toContain("Tencent Cloud SMS");
    expect(stdout).toMatch(/\nNothing is wrong; \d+ could not be found out\. Nothing was changed\.\n$/);
    const { counts, refused } = cli.emulator.admin.calls();
    for (const [platform, calls] of Object.entries(counts)) {
      const unexpected = Object.keys(calls).filter(
        (call) => !(reads[platform] ?? []).some((read) => read.toLowerCase() === call.toLowerCase()),
      );
      expect({ platform, unexpected }).toEqual({ platform, unexpected: [] });
    }
    expect(refused).toEqual({});
    expect(JSON.stringify(cli.emulator.admin.objects())).toBe(before);
  });

  it("names the variables that keys come from, and shows no value of a secret", async () => {
    const cli = await begin({}, unlimited);
    const { of, stdout } = await findingsOf(cli, "baidu");
    expect(of("keys")).toEqual([
      expect.objectContaining({ verdict: "ok", found: expect.stringContaining("secret_key from BAIDUCLOUD_SECRET_KEY") }),
    ]);
    expect(stdout).not.toContain(cli.environment.BAIDUCLOUD_SECRET_KEY);
  });

  it.each([
    [" blank", "The environment variable BAIDUCLOUD_SECRET_KEY cannot be used"],
    ['"quoted"', "BAIDUCLOUD_SECRET_KEY begins or ends with a blank or a quotation mark"],
  ])("tells of a key that was pasted with more than the key: %j", async (key, found) => {
    const cli = await begin({}, unlimited);
    cli.environment.BAIDUCLOUD_SECRET_KEY = key;
    const { exitCode, of, stdout } = await findingsOf(cli, "baidu");
    expect(exitCode).toBe(1);
    expect(of("keys")).toContainEqual(expect.objectContaining({ verdict: "wrong", found }));
    expect(stdout).not.toContain(key.trim());
  });

  it("tells that keys are refused, and that all the same the platform is reached", async () => {
    for (const [platform, variable] of [
      ["baidu", "BAIDUCLOUD_SECRET_KEY"],
      ["tencent", "TENCENTCLOUD_SECRET_KEY"],
      ["huawei", "HW_SECRET_KEY"],
    ] as const) {
      const cli = await begin({}, unlimited);
      cli.environment[variable] = "not-the-secret";
      const { exitCode, of } = await findingsOf(cli, platform);
      expect(exitCode).toBe(1);
      expect(verdicts(of("network"))).toEqual(["ok"]);
      expect(of("keys").filter(({ verdict }) => verdict === "wrong")).toEqual([
        expect.objectContaining({ found: expect.stringContaining("does not accept the key: "), next: expect.stringContaining("Mend") }),
      ]);
      expect(of("permissions")).toEqual([expect.objectContaining({ verdict: "unknown", next: "Mend the keys first." })]);
    }
  });

  it("tells that a platform cannot be reached, asks twice at most, and what follows is not known", async () => {
    const cli = await begin({}, unlimited);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    cli.environment.SMSFORM_ENDPOINT = `http://127.0.0.1:${port}`;
    const { exitCode, of } = await findingsOf(cli, "tencent");
    expect(exitCode).toBe(1);
    expect(of("network")).toEqual([
      expect.objectContaining({
        verdict: "wrong",
        found: expect.stringContaining("the connection was refused"),
        next: expect.stringContaining("proxy"),
      }),
    ]);
    expect([...of("clock"), ...of("permissions"), ...of("addresses"), ...of("limits")].map(({ verdict }) => verdict)).toEqual(
      Array(4).fill("unknown"),
    );
  });

  it.each([
    [10 * 60_000, "wrong", /(9m59|10m[01])s ahead of/],
    [-10 * 60_000, "wrong", /(9m59|10m[01])s behind/],
    [-100_000, "ok", /1m(39|40|41)s behind/],
    [0, "ok", /agrees/],
  ])("tells how far the clock is off: %d ms", async (offset, verdict, words) => {
    const cli = await begin({}, unlimited);
    const clock = { ...systemClock, now: () => systemClock.now() + offset };
    const watched = watch(systemWorld.exchange, clock);
    const runtime = { ...createRuntime(cli.environment), clock, exchange: watched.exchange, tries: 1 };
    const { accesses } = accessBy(["tencent"], clouds, cli, () => runtime);
    const checkup = operationsOf({ name: "tencent" })?.checkup;
    if (!accesses[0] || !checkup) throw new Error("no access");
    const { signal } = new AbortController();
    const surroundings = { environment: cli.environment, clock, signal, applications: [], proxyFor: () => undefined };
    const { findings } = await examine(accesses[0], checkup, watched, surroundings);
    expect(findings.find(({ check }) => check === "clock")).toMatchObject({ verdict, found: expect.stringMatching(words) });
  });

  it("tells what is used up", async () => {
    const cli = await begin({}, unlimited);
    await baiduSender(cli.emulator);
    // Loading them all holds up a first look, and who misses infocloud's turn waits 20 seconds for the next.
    await succeeded(cli.run("doctor", "baidu", "tencent", "huawei"));
    cli.emulator.admin.edit({ platform: "baidu", kind: "quotas", id: "emulator" }, { quotaPerDay: 0 });
    expect((await findingsOf(cli, "baidu")).of("limits")).toEqual([
      expect.objectContaining({ verdict: "wrong", found: expect.stringContaining("0 of 0 messages of today left") }),
    ]);
  });

  it("goes on with answers that are no platform's, and shows nothing of them that steers a terminal", async () => {
    const cli = await begin({}, unlimited);
    const server = createServer((_request, response) => response.writeHead(403).end("<html>\u001b[2J\u202eFORGED\r\n  ok  keys"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    servers.push(server);
    cli.environment.SMSFORM_ENDPOINT = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { exitCode, stdout } = await cli.run("doctor");
    expect(exitCode).toBe(1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    expect(stdout).not.toMatch(/[\u001b\u202e\r]/);
    expect(stdout).toMatch(/^\d+ things are wrong/m);
  });

  it("every finding that is not well has a next step", async () => {
    const cli = await begin({}, unlimited);
    cli.environment.HW_SECRET_KEY = "not-the-secret";
    for (const platform of ["baidu", "tencent", "huawei", "infocloud"]) {
      const { findings } = await findingsOf(cli, platform);
      for (const { verdict, next } of findings) if (verdict !== "ok") expect(next).toMatch(/^[A-Z].*\.$/s);
    }
  });

  it("names what to set where no platform has credentials", async () => {
    const cli = await begin();
    for (const name of Object.keys(cli.environment)) if (!/^(PATH|SMSFORM_ENDPOINT)$/.test(name)) delete cli.environment[name];
    expect(await cli.run("doctor")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining("No platform has credentials"),
    });
  });
});

describe("smsform doctor through a proxy", () => {
  const portOf = (server: Pick<Server, "address">) => (server.address() as AddressInfo).port;
  const listen = (server: Pick<Server, "listen">) => new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  /** The proxy's password is shown nowhere. */
  const proxyUrl = (server: Server) => `http://user:hunter2@127.0.0.1:${portOf(server)}`;

  it("names it, for plain HTTP", async () => {
    const cli = await begin({}, unlimited);
    const proxy = createForwardProxy(() => Number(new URL(cli.emulator.url).port));
    servers.push(proxy.server);
    await listen(proxy.server);
    cli.environment.SMSFORM_ENDPOINT = "http://sms.example.test";
    cli.environment.HTTP_PROXY = proxyUrl(proxy.server);
    const { of, stdout, exitCode } = await findingsOf({ ...cli, run: (...args) => cli.start(...args).result }, "tencent");
    expect(of("network")).toEqual([
      expect.objectContaining({
        verdict: "ok",
        found: expect.stringContaining(`not encrypted, through the proxy 127.0.0.1:${portOf(proxy.server)} of HTTP_PROXY`),
      }),
    ]);
    expect(verdicts(of("permissions"))).toContain("ok");
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain("hunter2");
    expect(proxy.asked.map(({ line }) => line)).toEqual(proxy.asked.map(() => "POST http://sms.example.test/"));
  });

  it("looks through the tunnel at the platform's certificate, for HTTPS", async () => {
    const { private: key, cert } = await generate([{ name: "commonName", value: "sms.example.test" }], {
      extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "sms.example.test" }] }],
    });
    const cli = await begin({ "ca.pem": cert }, unlimited);
    const platform = createHttpsServer({ key, cert }, (incoming, response) =>
      forward(incoming, response, Number(new URL(cli.emulator.url).port)),
    );
    const proxy = createForwardProxy(() => portOf(platform));
    servers.push(platform, proxy.server);
    await Promise.all([listen(platform), listen(proxy.server)]);
    const environment = {
      SMSFORM_ENDPOINT: "https://sms.example.test",
      HTTPS_PROXY: proxyUrl(proxy.server),
      NODE_EXTRA_CA_CERTS: join(cli.folder, "ca.pem"),
    };
    Object.assign(cli.environment, environment);
    const child = { ...cli, run: (...args: string[]) => cli.start(...args).result };
    const trusted = await findingsOf(child, "tencent");
    const through = `through the proxy 127.0.0.1:${portOf(proxy.server)} of HTTPS_PROXY`;
    expect(trusted.of("network")).toEqual([
      expect.objectContaining({ verdict: "ok", found: expect.stringContaining(`encrypted, its certificate is trusted, ${through}`) }),
    ]);
    expect(verdicts(trusted.of("permissions"))).toContain("ok");
    expect(trusted.stdout).not.toContain("hunter2");
    expect(new Set(proxy.asked.map(({ line }) => line))).toEqual(new Set(["CONNECT sms.example.test:443"]));
  });
});
