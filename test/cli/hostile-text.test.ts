/**
 * Whatever others have written, in whatever place, steers no terminal, turns no writing round, hides nothing and begins no line: every
 * command runs where every name, path, id, reply, key and message is hostile.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { normalizeArguments } from "../../src/cli/options/arguments";
import { colours } from "../../src/cli/render/writing/colours";
import { run } from "../../src/cli/run";
import type { Terminal } from "../../src/cli/terminal";
import { type Emulator, startEmulator } from "../../src/emulator";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { capturedTerminal } from "../support/cli/captured-terminal";
import { folderWith, removeFolders } from "../support/folder";

jest.setTimeout(120_000);

const forged = "Apply complete! FORGED";
const hostile = `h\u202e\u2066\u061c\u200b\u00ad\u001b[2J\u001b[32m\u009b1m\u0007\r\n${forged}\u2028${forged}\u0085`;
/** The same as the name of a file. */
const hostileName = hostile.replaceAll("/", "");
const literal = (text: string) => JSON.stringify(text);
/** Colours, and the line that is written over: the only codes that are ours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const ourCodes = /\u001b\[\d+m|\r\u001b\[2K/g;

const block = (name: string, more: string) => `
resource "sms_baidu_template" "${name}" {
  name        = "登录验证码"
  content     = "您的验证码是$\${SMSvCode}，5分钟内有效，请勿告知他人。"
  sms_type    = "CommonVcode"
  description = "用户登录时验证手机号"
  ${more}
}
`;
const keyed = `sms_baidu_template.keyed[${literal(hostile)}]`;
const good = {
  "main.tf": `
variable "words" {
  description = ${literal(hostile)}
  default     = ${literal(hostile)}
}
output "words" { value = var.words }
output "several" { value = { (var.words) = [var.words] } }
${block("keyed", `for_each = toset([${literal(hostile)}])`)}${block("plain", "")}`,
};
const bad = {
  "main.tf": `
variable "missing" { description = ${literal(hostile)} }
${block("bad", "").replace('"登录验证码"', literal(hostile)).replace("您的", JSON.stringify(hostile).slice(1, -1))}`,
  [`${hostileName}.tf`]: `output "x" { value = sms_baidu_template.none.id }`,
};
const broken = { [`${hostileName}.tf`]: `resource "${hostile}" {\n\u001b[2J = \u202e` };
const unknownKind = { "main.tf": `resource ${literal(hostile)} "x" {}\noutput "x" { value = var.nothing }` };

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ review: "manual" });
});
afterEach(() => emulator.close());
afterAll(removeFolders);

interface Screen {
  readonly coloured: boolean;
  readonly columns: number | undefined;
}

function shell(screen: Screen) {
  const cwd = folderWith({});
  const environment = { ...emulatorKeys, SMSFORM_ENDPOINT: emulator.url };
  const paint = colours(screen.coloured);
  const look: Partial<Terminal> = { columns: screen.columns, colours: { out: paint, err: paint } };
  /** Runs a command and checks all that it says. */
  async function smsform(args: readonly string[], more: Partial<Terminal> = {}): Promise<string> {
    const { terminal, said } = capturedTerminal(cwd, environment, { ...look, ...more });
    await run(normalizeArguments(args), terminal);
    for (const text of [said.out, said.err]) expectHarmless(args, text, screen);
    return said.out + said.err;
  }
  function write(stack: string, files: Readonly<Record<string, string>>): string {
    mkdirSync(join(cwd, stack), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, stack, name), text);
    return stack;
  }
  return { cwd, smsform, write };
}

function expectHarmless(args: readonly string[], text: string, { coloured, columns }: Screen): void {
  const own = coloured || columns !== undefined ? text.replace(ourCodes, "") : text;
  const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.exec(own.replaceAll("\n", ""))?.[0];
  expect([args, steering]).toEqual([args, undefined]);
  const begun = own.split("\n").filter((line) => line.startsWith(forged));
  expect([args, begun]).toEqual([args, []]);
}

const screens: [string, Screen][] = [
  ["a file", { coloured: false, columns: undefined }],
  ["a screen", { coloured: true, columns: 60 }],
];

describe.each(screens)("in %s", (_name, screen) => {
  it("the life of a stack says nothing harmful", async () => {
    const { cwd, smsform, write } = shell(screen);
    const stack = write(hostileName, good);
    const planFile = join(stack, `${hostileName}.plan`);
    for (const command of ["init", "validate", "lint", "preview", "plan", "show", "status", "output"]) await smsform([command, stack]);
    for (const command of ["validate", "lint", "preview", "plan", "show", "status"]) await smsform([command, stack, "--json"]);
    expect(await smsform(["plan", stack, "--out", planFile])).toContain("\\u202e");
    for (const more of [[], ["--json"]]) await smsform(["show", planFile, ...more]);
    expect(await smsform(["apply", stack], { interactive: true, stdin: Readable.from(["no\n"]) })).toContain("Do you want to make");
    expect(await smsform(["apply", planFile])).toMatch(/Apply\s+complete!/);

    for (const { id, kind } of emulator.admin.objects()) emulator.admin.reject({ platform: "baidu", kind, id }, hostile);
    for (const command of ["status", "plan"]) expect(await smsform([command, stack])).toContain("\\u202e");
    for (const command of ["status", "plan"]) await smsform([command, stack, "--json"]);
    await smsform(["refresh", stack]);
    await smsform(["show", stack]);
    await smsform(["show", stack, "--json"]);
    await smsform(["output", "words", "--stack", stack]);
    await smsform(["output", "several", "--stack", stack]);
    await smsform(["output", "--json", "--stack", stack]);
    await smsform(["output", hostile, "--stack", stack]);
    // What was printed can be typed again.
    const [address = ""] = (await smsform(["state", "list", "--stack", stack])).split("\n");
    expect(address).toContain("\\u202e");
    expect(await smsform(["state", "show", address, "--stack", stack])).not.toContain("The state has no object");
    await smsform(["state", "mv", keyed, `sms_baidu_template.keyed[${literal(`2${hostile}`)}]`, "--stack", stack]);
    await smsform(["state", "mv", hostile, hostile, "--stack", stack]);
    await smsform(["state", "show", hostile, "--stack", stack]);
    await smsform(["state", "rm", hostile, "--stack", stack]);
    await smsform(["state", "recover", "--stack", stack]);
    await smsform(["import", keyed, hostile, "--stack", stack]);
    await smsform(["import", hostile, hostile, "--stack", stack]);
    for (const option of ["--target", "--replace", "--var", "--var-file"]) await smsform(["plan", stack, option, `${hostile}=${hostile}`]);

    for (const call of ["createTemplate", "modifyTemplate", "getTemplate"]) {
      emulator.admin.addFaults({ call, action: { status: 400, code: hostile, message: hostile } });
      for (const command of [
        ["apply", stack, "--auto-approve"],
        ["status", stack],
        ["refresh", stack],
      ])
        await smsform(command);
      await smsform(["apply", stack, "--auto-approve", "--json"]);
      emulator.admin.clearFaults();
    }

    // An id, a name and a status that a platform has told, or somebody wrote into the state.
    const state = join(cwd, stack, readdirSync(join(cwd, stack)).find((name) => name.endsWith(".tfstate")) ?? "");
    const text = readFileSync(state, "utf8");
    const document = JSON.parse(text);
    for (const { instances } of document.resources)
      for (const { attributes } of instances) Object.assign(attributes, { id: hostile, name: hostile, status: hostile, review: hostile });
    writeFileSync(state, JSON.stringify(document));
    for (const command of ["status", "plan", "show", "refresh"]) await smsform([command, stack]);
    writeFileSync(state, JSON.stringify(document));
    for (const more of [[], ["--json"]]) await smsform(["destroy", stack, "--auto-approve", "--no-refresh", ...more]);
    writeFileSync(state, text);

    const lock = join(cwd, stack, ".terraform.tfstate.lock.info");
    const info = { ID: "one-lock", Operation: hostile, Info: hostile, Who: hostile, Version: hostile, Created: hostile, Path: hostile };
    writeFileSync(lock, JSON.stringify(info));
    expect(await smsform(["apply", stack, "--auto-approve"])).toContain("locked");
    await smsform(["force-unlock", `2${hostile}`, stack], { interactive: true, stdin: Readable.from(["no\n"]) });
    expect(await smsform(["force-unlock", "one-lock", stack], { interactive: true, stdin: Readable.from(["yes\n"]) })).toContain(
      "released",
    );
    expect(existsSync(lock)).toBe(false);

    renameSync(state, `${state}.kept`);
    writeFileSync(state, `${hostile}{`);
    for (const command of ["plan", "show"]) await smsform([command, stack]);
  });

  it("mistakes in a stack and on the command line say nothing harmful", async () => {
    const { smsform, write } = shell(screen);
    for (const [name, files] of Object.entries({ bad, broken, unknownKind })) {
      const stack = write(`${name}${hostileName}`, files);
      for (const command of ["init", "validate", "lint", "preview", "plan"]) expect(await smsform([command, stack])).not.toBe("");
      for (const command of ["validate", "lint", "preview", "plan"]) await smsform([command, stack, "--json"]);
    }
    const mistakes: string[][] = [
      [hostile],
      [`--${hostile}`],
      ["plan", `--${hostile}`],
      ["plan", "--parallelism", hostile],
      ["plan", "--lock-timeout", hostile],
      ["plan", "--var", hostile],
      ["plan", hostile, hostile],
      ["plan", hostile],
      ["apply", hostile],
      ["apply", hostile, "--auto-approve"],
      ["show", hostile],
      ["state", hostile],
      ["force-unlock", hostile],
      ["provider", hostile],
      ["emulator", "--review", hostile],
      ["emulator", "--switch", `${hostile}=${hostile}`],
      ["emulator", "--port", "0", "--seed", hostile],
      ["emulator", "--port", "0", "--credentials", hostile],
      ["emulator", "--port", "0", "--host", hostile],
      ["emulator", "--port", "0", "--allow-host", hostile],
    ];
    for (const args of mistakes) expect([args, await smsform(args)]).not.toEqual([args, ""]);
    for (const help of [["--help"], ["plan", "--help"], ["emulator", "--help"], ["--version"], ["schema"]]) await smsform(help);
  });
});

it("an output is written as it is where a program reads it", async () => {
  const { cwd, smsform, write } = shell({ coloured: false, columns: undefined });
  const stack = write("stack", good);
  await smsform(["apply", stack, "--auto-approve"]);
  const { terminal, said } = capturedTerminal(cwd, process.env);
  expect(await run(["output", "words", "--raw", "--stack", stack], terminal)).toBe(0);
  expect(said.out).toBe(hostile);
  const json = await smsform(["output", "words", "--json", "--stack", stack]);
  expect(JSON.parse(json)).toBe(hostile);
});
