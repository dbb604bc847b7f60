/** A platform that tells nobody whose a key is: what is recorded is looked for, and if nothing of it is there, that is not believed. */
import type { EmulatorOptions } from "../../src/emulator";
import { jpeg, signatureBlock, templateBlock } from "../scenarios/tencent-stacks";
import { stacks, type TestStack } from "../support/stacks/stacks";

const credentials: EmulatorOptions["credentials"] = {
  emulator: { secret: "emulator-secret" },
  rotated: { secret: "rotated-secret", subAccountOf: "emulator" },
  other: { secret: "other-secret" },
};
const open = stacks();
const after = "depends_on = [sms_tencent_signature.s]";
const signature = signatureBlock("s", { more: "deletion_protection = false" });
const template = (name: string) => templateBlock(name, { name: `通知${name}`, content: `您的验证码是{1}，用于${name}。`, more: after });
const approval = `resource "sms_tencent_approval" "s" {\n  signature_id = sms_tencent_signature.s.id\n}\n`;

function use({ environment }: TestStack, key: string): void {
  Object.assign(environment, { TENCENTCLOUD_SECRET_ID: key, TENCENTCLOUD_SECRET_KEY: `${key}-secret` });
}

async function made(...blocks: readonly string[]): Promise<TestStack> {
  const files = { "main.tf": blocks.join("\n"), "proof.jpg": jpeg("proof") };
  const stack = await open(files, { credentials, rateLimits: "off", review: "approve", reviewDelayMs: 0 });
  use(stack, "emulator");
  expect(await stack.apply()).toMatchObject({ errors: [] });
  expect(await stack.refresh()).toMatchObject({ errors: [] });
  stack.emulator.admin.clearCalls();
  return stack;
}

const changing = ({ emulator }: TestStack) =>
  emulator.admin.calls().log.flatMap(({ call }) => (call === undefined || call.startsWith("Describe") ? [] : [call]));
const removeAll = ({ emulator }: TestStack) => {
  for (const kind of ["signatures", "templates"]) {
    for (const { id } of emulator.admin.objects({ platform: "tencent", kind })) emulator.admin.remove({ platform: "tencent", kind, id });
  }
};
const notFound = [
  expect.stringMatching(/^Of 2 recorded objects of Tencent Cloud SMS none was found: the key may belong to another account\n/),
];

describe("of two recorded objects none is found", () => {
  it.each<[string, (stack: TestStack) => Promise<{ readonly errors: readonly string[] }>]>([
    ["plan", (stack) => stack.plan()],
    ["apply", (stack) => stack.apply()],
    ["refresh", (stack) => stack.refresh()],
    ["destroy", (stack) => stack.destroy()],
    ["destroy without a refresh", (stack) => stack.destroy({ refresh: false })],
  ])("with the key of another account: %s", async (_name, run) => {
    const stack = await made(signature, template("a"));
    const before = stack.stateText();
    use(stack, "other");
    expect((await run(stack)).errors).toEqual(notFound);
    expect(changing(stack)).toEqual([]);
    expect(stack.stateText()).toBe(before);
  });

  it.each([true, false])("when a plan in a file is carried out in another account (destroy: %s)", async (destroy) => {
    const stack = await made(signature, template("a"));
    stack.write({ "more.tf": template("b") });
    expect((await stack.planToFile({ destroy })).changes).not.toEqual([]);
    use(stack, "other");
    const { errors, run } = await stack.applyFile();
    expect(errors).toEqual(notFound);
    expect(run?.skipped).toHaveLength(destroy ? 2 : 1);
    expect(changing(stack)).toEqual([]);
  });

  it("because somebody deleted them, which has to be said", async () => {
    const stack = await made(signature, template("a"));
    removeAll(stack);
    const { errors } = await stack.plan();
    expect(errors).toEqual(notFound);
    expect(errors[0]).toContain("--accept-missing");
    const accepted = { acceptMissing: true };
    expect(await stack.plan(accepted)).toMatchObject({ errors: [], changes: { length: 2 } });
    expect(await stack.apply(accepted)).toMatchObject({ errors: [], changes: { length: 2 } });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("also where everything is to go", async () => {
    const stack = await made(signature, template("a"));
    removeAll(stack);
    expect((await stack.destroy()).errors).toEqual(notFound);
    expect(await stack.destroy({ acceptMissing: true })).toMatchObject({ errors: [] });
    expect(stack.stateText()).not.toContain("sms_tencent");
  });
});

describe("it is believed that an object is gone", () => {
  it("where it is the only one that is recorded, with its approval", async () => {
    const stack = await made(signature, approval);
    removeAll(stack);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: { length: 2 } });
  });

  it("where another one is found", async () => {
    const stack = await made(signature, template("a"), template("b"));
    for (const name of ["a", "b"]) {
      stack.emulator.admin.remove({ ...stack.ref(`sms_tencent_template.${name}`), platform: "tencent" });
    }
    expect(await stack.plan()).toMatchObject({ errors: [], changes: ["create sms_tencent_template.a", "create sms_tencent_template.b"] });
  });
});

it("another key of the same account is no news", async () => {
  const stack = await made(signature, template("a"));
  stack.write({ "more.tf": template("b") });
  await stack.planToFile();
  use(stack, "rotated");
  expect(await stack.plan()).toMatchObject({ errors: [], warnings: [], changes: ["create sms_tencent_template.b"] });
  expect(await stack.applyFile()).toMatchObject({ errors: [] });
});

it("what is not looked for cannot be accepted as missing", async () => {
  const stack = await made(signature);
  expect((await stack.plan({ acceptMissing: true, refresh: false })).errors).toEqual([
    expect.stringMatching(/^--accept-missing and --no-refresh exclude each other/),
  ]);
});
