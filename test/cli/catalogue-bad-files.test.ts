/** `smsform catalogue` with files that are none, or of another time. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mostOfInput } from "../../src/ports/disk";
import { commandLines } from "../support/cli/command-line";
import { succeeded } from "../support/steps";

jest.setTimeout(60_000);
const begin = commandLines();

const message = (key: string, name = "m", content = "您好") => `
resource "sms_infocloud_message" "${name}" {
  key           = "${key}"
  template_code = "574277763210051584"
  content       = "${content}"
}
`;

async function written(...blocks: readonly string[]) {
  const cli = await begin({ "main.tf": blocks.join("") });
  expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
  expect(await cli.run("catalogue", "write", "--out", "messages.json")).toMatchObject({ exitCode: 0 });
  const path = join(cli.folder, "messages.json");
  const rewrite = (change: (catalogue: Record<string, unknown>) => Record<string, unknown>) =>
    writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, "utf8")))));
  return { cli, path, rewrite, check: (...more: string[]) => cli.run("catalogue", "check", "messages.json", ...more) };
}

const cutOff = (path: string) => writeFileSync(path, readFileSync(path, "utf8").slice(0, -20));
const replaced = (what: string, by: string) => (path: string) => writeFileSync(path, readFileSync(path, "utf8").replace(what, by));
const instead = (content: string | Buffer) => (path: string) => writeFileSync(path, content);

describe("smsform catalogue check", () => {
  it.each([
    ["is cut off", cutOff, "it ends in the middle: it was cut off. Write it again."],
    ["is of another schema version", replaced('"version": 1', '"version": 2'), "its version is 2, and this smsform reads version 1"],
    ["has no version", replaced('"version": 1,', ""), "it has no version"],
    ["holds bytes that are no text", instead(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), "messages.json cannot be used"],
    ["is UTF-16", instead(Buffer.from('{"version":1,"messages":{}}', "utf16le")), "messages.json cannot be used"],
    ["is empty", instead(""), "it is empty"],
    ["is something else", instead("\u001b[2Jnothing"), "it is no JSON"],
    ["is nested without end", instead(`{"a":${"[".repeat(200_000)}`), "it was cut off"],
    ["is a state", instead('{"version":4,"serial":1,"lineage":"l","resources":[]}'), "its version is 4"],
    [
      "has a platform that there is not",
      replaced('"infocloud"', '"infoclud"'),
      'platform is "infoclud"; it must be one of baidu, tencent, huawei, infocloud. Did you mean',
    ],
    ["has a serial that is no number", replaced('"serial": 1', '"serial": "1"'), "serial is"],
  ])("refuses a file that %s", async (_what, spoil, problem) => {
    const { path, check } = await written(message("otp"));
    spoil(path);
    const { exitCode, stdout, stderr } = await check();
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain(problem);
    expect(stderr).not.toContain("\u001b");
  });

  it.each([
    ["a named pipe", (path: string) => void execFileSync("mkfifo", [path])],
    ["a folder", (path: string) => mkdirSync(path)],
    [
      "a file that is too large for one",
      (path: string) => {
        writeFileSync(path, "{");
        truncateSync(path, mostOfInput + 1);
      },
    ],
  ])("is not held up by %s, as the catalogue or as the state", async (_what, make) => {
    const { cli } = await written(message("otp"));
    make(join(cli.folder, "odd.json"));
    for (const args of [
      ["check", "odd.json"],
      ["types", "odd.json"],
      ["check", "messages.json", "--state", "odd.json"],
      ["write", "--state", "odd.json"],
      ["prune", "--older-than", "0s", "--yes", "--catalogue", "odd.json"],
    ]) {
      const { exitCode, stderr } = await cli.run("catalogue", ...args);
      expect([args[0], exitCode]).toEqual([args[0], 1]);
      expect(stderr).toContain("odd.json cannot be read");
    }
  });

  it("tells of a message that the state has no longer, or not yet", async () => {
    const { cli, check } = await written(message("otp"), message("shipped", "n"));
    cli.write({ "main.tf": message("otp") });
    await succeeded(cli.run("apply", "--auto-approve"));
    expect(await check()).toMatchObject({ exitCode: 2, stdout: expect.stringMatching(/is older than the state .*Different: shipped\.\n/) });
    cli.write({ "main.tf": message("otp") + message("signed", "o") });
    await succeeded(cli.run("apply", "--auto-approve"));
    expect(await check()).toMatchObject({ exitCode: 2, stdout: expect.stringContaining("Different: shipped, signed.") });
    await succeeded(cli.run("catalogue", "write", "--out", "messages.json"));
    expect(await check()).toMatchObject({ exitCode: 0 });
  });

  it("tells a file that is newer than the state, and one that was made from another", async () => {
    const { rewrite, check, cli } = await written(message("otp"));
    cli.write({ "main.tf": message("otp", "m", "您好，欢迎") });
    rewrite((catalogue) => ({ ...catalogue, serial: 99 }));
    await succeeded(cli.run("apply", "--auto-approve"));
    expect(await check()).toMatchObject({ exitCode: 2, stdout: expect.stringContaining("is newer than the state (serial 99") });
    rewrite((catalogue) => ({ ...catalogue, lineage: "\u001b[31mother" }));
    const { exitCode, stderr } = await check();
    expect(exitCode).toBe(1);
    expect(stderr).toContain("was made from another state");
    expect(stderr).not.toContain("\u001b");
    // Written by hand, it has neither.
    rewrite(({ lineage: _lineage, serial: _serial, ...rest }) => rest);
    expect(await check()).toMatchObject({ exitCode: 2, stdout: expect.stringContaining("is older than the state (serial unknown") });
  });

  it("takes no key and no variable that a program cannot name", async () => {
    const { check, path, cli } = await written(message("otp"));
    writeFileSync(path, readFileSync(path, "utf8").replace('"otp"', '"__proto__"'));
    expect(await check()).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('messages has "__proto__"') });
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace('"__proto__"', '"otp"').replace('"variables": {', '"variables": { "__proto__": {}'),
    );
    expect(await check()).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('messages.otp.variables has "__proto__"') });
    cli.write({ "main.tf": message("__proto__") });
    expect(await cli.run("validate")).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('key must not be "__proto__"') });
  });

  it.each(["constructor", "toString", " 短信", "a\u2028b"])("keeps a message whose key is %j", async (key) => {
    const { cli, check } = await written(message(key.trim()));
    expect(await check()).toMatchObject({ exitCode: 0 });
    expect(Object.keys(JSON.parse(readFileSync(join(cli.folder, "messages.json"), "utf8")).messages)).toEqual([key.trim()]);
    expect((await cli.run("catalogue", "types", "messages.json")).stdout).toContain("Readonly<Record<never, string>>");
  });
});
