/** Whatever stands in the files that a run reads: it says what is wrong, or does its work; it overwrites nothing and never breaks down. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { commandLines } from "../support/cli/command-line";
import { damaged } from "../support/crashes/damage";
import { isExhaustive } from "../support/crashes/exhaustive";
import { codeText, type Outcome, stacks, type TestStack } from "../support/stacks/stacks";

jest.setTimeout(120_000);

const begin = stacks();
const journalName = ".terraform.tfstate.journal";

/** A stack of all kinds of blocks and expressions, as a synthesizer writes it. */
const stackFile = {
  "//": { metadata: { stackName: "shop" } },
  terraform: {
    required_providers: { sms: { source: "registry.terraform.io/smsform/sms" } },
    backend: { local: { path: "terraform.tfstate" } },
  },
  provider: { sms: [{ baidu: { rules: { V13: "off", V31: "off" } } }] },
  variable: { title: { type: "string", default: "登录验证码" } },
  locals: { use: "用户登录时验证手机号" },
  resource: {
    sms_baidu_template: {
      code: { name: "${var.title}", content: codeText, sms_type: "CommonVcode", description: "${local.use}" },
      many: {
        for_each: '${toset(["甲", "乙"])}',
        name: "验证码${each.key}",
        content: codeText,
        sms_type: "CommonVcode",
        description: "用户登录时验证手机号",
        lifecycle: { create_before_destroy: true },
      },
    },
    sms_baidu_blacklist: { b: { type: "MerchantBlack", phones: ["13800000000", "13800000001"] } },
  },
  output: { id: { value: "${sms_baidu_template.code.id}" } },
};
const files = { "cdk.tf.json": JSON.stringify(stackFile) };

/** Messages that are none: too short, about a defect, or with a stack trace. */
function unclear({ errors }: Outcome): string[] {
  return errors.filter((text) => text.length < 10 || /defect of smsform|should not have|\n\s+at .*:\d+/.test(text));
}

async function applied(): Promise<TestStack> {
  const stack = await begin(files);
  expect(await stack.apply()).toMatchObject({ errors: [] });
  return stack;
}

/** The journal of a run that did everything and was killed before it wrote its state; the state is taken away. */
async function killed(): Promise<{ readonly stack: TestStack; readonly journal: string }> {
  const stack = await begin(files);
  let journal = "";
  await stack.apply({
    on: ({ type }) => {
      if (type === "end") journal = readFileSync(join(stack.folder, journalName), "utf8");
    },
  });
  stack.write({ "terraform.tfstate": "" });
  return { stack, journal };
}

describe("a state file", () => {
  it("that is cut off at any byte is told in one message, and stays as it is", async () => {
    const stack = await applied();
    const whole = Buffer.from(stack.stateText());
    // The last bytes are the closing brace and a line's end: without the latter it is whole.
    for (let end = 1; end < whole.length - 1; end += 7) {
      const cut = whole.subarray(0, end);
      stack.write({ "terraform.tfstate": cut });
      const run = await stack.plan();
      expect([end, run.errors]).toEqual([end, [expect.stringContaining("is no JSON")]]);
    }
    const applying = await stack.apply();
    expect(applying.errors).toEqual([expect.stringContaining("is no JSON")]);
    expect(Buffer.from(stack.stateText()).length).toBeLessThan(whole.length);
  });

  it("with anything else in its place somewhere is told in one message, or used", async () => {
    const stack = await applied();
    const state: unknown = JSON.parse(stack.stateText());
    await fc.assert(
      fc.asyncProperty(damaged(state), async (document) => {
        const text = JSON.stringify(document);
        stack.write({ "terraform.tfstate": text });
        for (const run of [await stack.plan(), await stack.plan({ refresh: false }), await stack.plan({ destroy: true })]) {
          expect(unclear(run)).toEqual([]);
        }
        expect(stack.stateText()).toBe(text);
      }),
      { numRuns: isExhaustive ? 150 : 50 },
    );
  });

  it.each<[what: string, spoil: (text: string) => string, message: string]>([
    ["holds an object twice", (text) => spoilt(text, ({ resources }) => resources.push(...resources.slice(0, 1))), "twice"],
    [
      "has a serial that cannot be counted on",
      (text) => text.replace(/"serial": \d+/, '"serial": 1e300'),
      "serial: must be a whole number",
    ],
    ["has a mode of its own", (text) => text.replace('"mode": "managed"', '"mode": "mangled"'), 'mode: must be "managed" or "data"'],
    [
      "is nested without end",
      (text) => text.replace('"outputs": {', `"outputs": {"deep": {"value": ${"[".repeat(5000)}${"]".repeat(5000)}},`),
      "nested",
    ],
    [
      "has an attribute of another type",
      (text) => text.replace(/"phones": \[[^\]]*\]/, '"phones": 5'),
      "sms_baidu_blacklist.b: its attribute phones",
    ],
    ["has an object without id", (text) => text.replace(/"id": "sms-tmpl-[^"]+"/, '"id": null'), "it has no id"],
    ["was written by a newer version", (text) => text.replaceAll('"schema_version": 0', '"schema_version": 9'), "schema version 9"],
  ])("that %s is refused by name, and nothing is sent or written", async (_what, spoil, message) => {
    const stack = await applied();
    const text = spoil(stack.stateText());
    stack.write({ "terraform.tfstate": text });
    stack.writes();
    for (const run of [await stack.plan(), await stack.apply(), await stack.destroy()]) {
      expect(run.errors).toEqual([expect.stringContaining(message)]);
    }
    expect(stack.writes()).toEqual([]);
    expect(stack.stateText()).toBe(text);
  });

  it("whose memory beside the attributes is damaged is used without it", async () => {
    const stack = await applied();
    stack.write({
      "terraform.tfstate": spoilt(stack.stateText(), ({ resources }) => {
        for (const { instances } of resources) for (const instance of instances) instance.private = "~~ no base64 ~~";
      }),
    });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });
});

describe("a journal", () => {
  it("that is cut off at any byte counts up to its last whole line, and stays as it is while planning", async () => {
    const { stack, journal } = await killed();
    const whole = Buffer.from(journal);
    for (let end = 0; end <= whole.length; end += 5) {
      stack.write({ [journalName]: whole.subarray(0, end) });
      expect([end, (await stack.plan({ refresh: false })).errors]).toEqual([end, []]);
    }
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
    expect(stack.emulator.admin.objects({ kind: "templates" })).toHaveLength(3);
  });

  it("with a line that is no UTF-8 is told in one message, and nothing is done", async () => {
    const { stack, journal } = await killed();
    const bytes = Buffer.from(journal);
    // The first byte of a character of the template's name: all else of the line is as it was.
    bytes[bytes.indexOf("登录")] = 0xff;
    stack.write({ [journalName]: bytes });
    stack.writes();
    for (const run of [await stack.plan(), await stack.apply()]) {
      expect(run.errors).toEqual([expect.stringMatching(/^StateUnusable\nLine \d+ of the journal .* is damaged/)]);
    }
    expect(stack.writes()).toEqual([]);
    expect(readFileSync(join(stack.folder, journalName))).toEqual(bytes);
  });

  it("with anything else in its place somewhere is told in one message, or used", async () => {
    const { stack, journal } = await killed();
    const lines: readonly unknown[] = journal
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    await fc.assert(
      fc.asyncProperty(damaged(lines), async (entries) => {
        const text = (Array.isArray(entries) ? entries : [entries]).map((entry) => `${JSON.stringify(entry)}\n`).join("");
        stack.write({ [journalName]: text });
        expect(unclear(await stack.plan())).toEqual([]);
        expect(readFileSync(join(stack.folder, journalName), "utf8")).toBe(text);
      }),
      { numRuns: isExhaustive ? 150 : 50 },
    );
  });
});

describe("a stack", () => {
  it("that is cut off at any byte is told in one message, and nothing is done", async () => {
    const stack = await begin(files);
    const whole = Buffer.from(files["cdk.tf.json"]);
    for (let end = 0; end < whole.length; end++) {
      stack.write({ "cdk.tf.json": whole.subarray(0, end) });
      expect([end, (await stack.plan()).errors]).toEqual([end, [expect.stringMatching(/cdk\.tf\.json:1:\d+/)]]);
    }
    expect(stack.emulator.admin.calls().total).toBe(0);
  });

  it("with anything else in its place somewhere is told in words, or planned", async () => {
    const stack = await begin(files);
    await fc.assert(
      fc.asyncProperty(damaged(stackFile), async (document) => {
        stack.write({ "cdk.tf.json": JSON.stringify(document) });
        expect(unclear(await stack.plan())).toEqual([]);
      }),
      { numRuns: isExhaustive ? 300 : 100 },
    );
    expect(stack.stateText()).toBe("");
  });

  it("that is nested without end is told so", async () => {
    const stack = await begin({ "cdk.tf.json": `{"locals": {"deep": ${"[".repeat(20_000)}${"]".repeat(20_000)}}}` });
    expect((await stack.plan()).errors).toEqual([expect.stringContaining("cdk.tf.json")]);
    stack.write({ "cdk.tf.json": `{"locals": {"deep": ${"[".repeat(20_000)}` });
    expect((await stack.plan()).errors).toEqual([expect.stringContaining("cdk.tf.json")]);
  });
});

describe("the command line", () => {
  const start = commandLines();

  it.each([
    ["terraform.tfstate", "[".repeat(100_000)],
    ["terraform.tfstate", '{"version": 4, "serial": 1, "lineage": "l", "resources": [{"mode": "managed"}]}'],
    [journalName, '{"step": "done"}\n'],
    ["cdk.tf.json", '{"resource": {"sms_baidu_template": {"code": 5}}}'],
    ["cdk.tf.json", `{"locals": {"deep": ${"[".repeat(100_000)}`],
    [".terraform.tfstate.lock.info", "{"],
  ])("tells a damaged %s in one box", async (name, text) => {
    const cli = await start({ ...files, [name]: text });
    const run = await cli.run("apply", "--auto-approve");
    expect([run.exitCode, run.stderr.match(/Error:/g)?.length]).toEqual([1, 1]);
    expect(run.stderr).not.toMatch(/should not have|^\s+at /m);
    expect(readFileSync(join(cli.folder, name), "utf8")).toBe(text);
    expect(cli.emulator.admin.objects()).toEqual([]);
  });
});

interface StateJson {
  readonly resources: { instances: { private?: string }[] }[];
}

function spoilt(text: string, change: (state: StateJson) => unknown): string {
  const state: StateJson = JSON.parse(text);
  change(state);
  return JSON.stringify(state);
}
