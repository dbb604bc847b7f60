/** Recorded objects of one account, and a key of another. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EmulatorOptions } from "../../src/emulator";
import { openStack } from "../../src/engine";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { forgetRecorded, status } from "../../src/stack";
import { systemClock } from "../../src/system/clock";
import { newTemplate } from "../emulator/caller";
import { stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { failed, succeeded } from "../support/steps";

const credentials: EmulatorOptions["credentials"] = {
  emulator: { secret: "emulator-secret" },
  colleague: { secret: "colleague-secret", subAccountOf: "emulator" },
  other: { secret: "other-secret" },
};
const open = stacks();
const three = { "main.tf": ["a", "b", "c"].map((name) => templateBlock(name, "", { title: `通知${name}` })).join("\n") };
const recordedOnes = ["a", "b", "c"].map((name) => `sms_baidu_template.${name}`);

function use({ environment }: TestStack, key: string): void {
  Object.assign(environment, { BAIDUCLOUD_ACCESS_KEY: key, BAIDUCLOUD_SECRET_KEY: `${key}-secret` });
}

async function made(files: Readonly<Record<string, string>> = three, options: EmulatorOptions = {}): Promise<TestStack> {
  const stack = await open(files, { credentials, ...options });
  expect(await stack.apply()).toMatchObject({ errors: [] });
  stack.writes();
  return stack;
}

const templatesOn = ({ emulator }: TestStack) => emulator.admin.objects({ platform: "baidu", kind: "templates" });
const objects = (stack: TestStack) => templatesOn(stack).map(({ account, name }) => `${account} ${name}`);
const inTheFirst = ["emulator 通知a", "emulator 通知b", "emulator 通知c"];
const userOf = (stack: TestStack) => String(stack.recorded("sms_baidu_template.a", "user_id"));

/** One error that names both accounts and the ways out, and no trace of anything else. */
function expectRefusal(stack: TestStack, { errors }: { readonly errors: readonly string[] }, before: string): void {
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/^The key of Baidu AI Cloud SMS belongs to account \w+, what is recorded to account \w+/);
  expect(errors[0]).toContain(`recorded to account ${userOf(stack)}`);
  expect(errors[0]).toContain(`smsform state rm ${recordedOnes.map((each) => `'${each}'`).join(" ")}`);
  expect(errors[0]).toContain(`allowed_account_ids = ["${userOf(stack)}"]`);
  expect(stack.writes()).toEqual([]);
  expect(stack.stateText()).toBe(before);
  expect(objects(stack)).toEqual(inTheFirst);
}

describe("with the key of another account, what is recorded does not count as gone:", () => {
  it.each<[string, (stack: TestStack) => Promise<{ readonly errors: readonly string[] }>]>([
    ["plan", (stack) => stack.plan()],
    ["apply", (stack) => stack.apply()],
    ["apply without a refresh, of a change", (stack) => changed(stack).apply({ refresh: false })],
    ["refresh", (stack) => stack.refresh()],
    ["destroy", (stack) => stack.destroy()],
    ["destroy without a refresh", (stack) => stack.destroy({ refresh: false })],
    ["plan that accepts what is missing", (stack) => stack.plan({ acceptMissing: true })],
    ["replace of one", (stack) => stack.apply({ refresh: false, replace: ["sms_baidu_template.a"] })],
    ["import", (stack) => stack.import("sms_baidu_template.d", "sms-tmpl-ABCdef12345")],
  ])("%s", async (_name, run) => {
    const stack = await made();
    stack.write({ "more.tf": templateBlock("d", "", { title: "通知d" }) });
    const before = stack.stateText();
    use(stack, "other");
    expectRefusal(stack, await run(stack), before);
  });

  function changed(stack: TestStack): TestStack {
    stack.write({ "main.tf": three["main.tf"].replaceAll("用户登录时验证手机号", "用户登录") });
    return stack;
  }

  it("nor is an object of that account taken into the state", async () => {
    const stack = await made();
    const id = await newTemplate(stack.emulator, {}, { key: { id: "other", secret: "other-secret" } });
    stack.write({ "more.tf": templateBlock("d", "", { title: "通知d" }) });
    use(stack, "other");
    const { errors } = await stack.import("sms_baidu_template.d", id);
    expect(errors).toEqual([expect.stringMatching(/^The key of Baidu AI Cloud SMS belongs to account/)]);
    expect(stack.recorded("sms_baidu_template.d", "id")).toBeUndefined();
  });
});

describe("a plan in a file", () => {
  it.each<[string, (stack: TestStack) => void, boolean]>([
    ["replaces", ({ write }) => write({ "main.tf": three["main.tf"].replaceAll("CommonVcode", "CommonNotice") }), false],
    ["destroys", () => {}, true],
    ["adds", ({ write }) => write({ "more.tf": templateBlock("d", "", { title: "通知d" }) }), false],
  ])("that %s is not carried out in another account", async (_name, change, destroy) => {
    const stack = await made(three, { review: "approve", reviewDelayMs: 0 });
    await succeeded(stack.refresh());
    change(stack);
    expect((await stack.planToFile({ destroy })).changes).not.toEqual([]);
    const before = stack.stateText();
    use(stack, "other");
    const outcome = await stack.applyFile();
    expectRefusal(stack, outcome, before);
    expect(outcome.run?.skipped.length).toBe(outcome.plan?.changes.filter(({ action }) => action !== "none").length);
    expect(outcome.events.filter(({ type }) => type === "begin")).toEqual([]);
  });

  it("records the account that it was made in, where the state knows none", async () => {
    const stack = await made();
    forgetOwner(stack);
    stack.write({ "more.tf": templateBlock("d", "", { title: "通知d" }) });
    expect((await stack.planToFile()).changes).toEqual(["create sms_baidu_template.d"]);
    use(stack, "other");
    expect((await stack.applyFile()).errors).toEqual([expect.stringContaining("belongs to account")]);
    expect(stack.writes()).toEqual([]);
  });

  it("made by an earlier version is compared with the state", async () => {
    const stack = await made();
    stack.write({ "more.tf": templateBlock("d", "", { title: "通知d" }) });
    await stack.planToFile({ refresh: false });
    use(stack, "other");
    expect((await stack.applyFile()).errors).toEqual([expect.stringContaining("belongs to account")]);
    use(stack, "emulator");
    expect(await stack.applyFile()).toMatchObject({ errors: [] });
  });
});

function forgetOwner(stack: TestStack): void {
  const path = join(stack.folder, "terraform.tfstate");
  writeFileSync(path, readFileSync(path, "utf8").replaceAll(/"user_id": "\w+"/g, '"user_id": null'));
}

describe("the same account", () => {
  it("is told by what is read anyway: nothing more is asked", async () => {
    const stack = await made();
    stack.emulator.admin.clearCalls();
    expect((await stack.plan()).changes).toEqual([]);
    expect(stack.emulator.admin.calls().log.map(({ call }) => call)).toEqual(["getTemplate", "getTemplate", "getTemplate"]);
  });

  it("may have another key", async () => {
    const stack = await made();
    use(stack, "colleague");
    expect(await stack.apply()).toMatchObject({ errors: [], changes: [] });
  });

  it("is asked for once where everything is gone, and then that is believed", async () => {
    const stack = await made();
    for (const { id } of templatesOn(stack)) stack.emulator.admin.remove({ platform: "baidu", kind: "templates", id });
    stack.emulator.admin.clearCalls();
    expect(await stack.plan()).toMatchObject({ errors: [], changes: recordedOnes.map((each) => `create ${each}`) });
    expect(stack.emulator.admin.calls().log.filter(({ call }) => call === "businessStatistics")).toHaveLength(1);
  });

  it("cannot be told while the platform is down: nothing counts as gone then", async () => {
    const stack = await made();
    for (const { id } of templatesOn(stack)) stack.emulator.admin.remove({ platform: "baidu", kind: "templates", id });
    stack.emulator.admin.addFaults({ call: "businessStatistics", action: { status: 500, code: "InternalError" } });
    const { errors } = await stack.plan();
    expect(errors).toEqual([expect.stringMatching(/^Cannot ask Baidu AI Cloud SMS whose the key is\n(.|\n)*nothing counts as gone/)]);
  });
});

describe("where another account is in use, the ways on are", () => {
  it("the right key", async () => {
    const stack = await made();
    use(stack, "other");
    await failed(stack.plan());
    use(stack, "emulator");
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("to forget what is recorded", async () => {
    const stack = await made();
    use(stack, "other");
    const { stack: opened } = await openStack({ stack: stack.folder, environment: stack.environment });
    if (!opened) throw new Error("the stack cannot be read");
    const runtime = { clock: systemClock, concurrency: createConcurrencyLimit(1), environment: {} };
    await forgetRecorded(opened, recordedOnes, { lockTimeoutMs: 0, runtime, signal: new AbortController().signal });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: recordedOnes.map((each) => `create ${each}`) });
    expect(objects(stack)).toEqual([...inTheFirst, ...inTheFirst.map((each) => each.replace("emulator", "other"))]);
  });

  it("a provider block of its own for each account", async () => {
    const stack = await made();
    const branch = (key: string) => `provider "sms" {
      alias = "branch"
      baidu {
        access_key = "${key}"
        secret_key = "${key}-secret"
      }
    }
    ${templateBlock("d", "provider = sms.branch", { title: "通知d" })}`;
    stack.write({ "branch.tf": branch("other") });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["create sms_baidu_template.d"] });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
    expect(objects(stack)).toEqual([...inTheFirst, "other 通知d"]);
    stack.writes();

    stack.write({ "branch.tf": branch("emulator") });
    const { errors } = await stack.destroy();
    expect(errors).toEqual([expect.stringContaining('Give provider "sms" with alias "branch" a key of account')]);
    expect(errors[0]).toContain("smsform state rm 'sms_baidu_template.d'.");
    expect(stack.writes()).toEqual([]);
  });
});

it("what an interrupted run has to restore is not given to another account", async () => {
  const stack = await made();
  const { lineage, serial } = JSON.parse(stack.stateText());
  const restore = { kind: "blacklist", entries: [{ list: "MerchantBlack", phone: "13800000009" }] };
  const lines = [
    { step: "run", lineage, serial },
    { step: "pending-restore", id: "1", cloud: "baidu", provider: "sms", restore },
  ];
  stack.write({ ".terraform.tfstate.journal": lines.map((line) => `${JSON.stringify(line)}\n`).join("") });
  use(stack, "other");
  expect((await stack.apply()).errors).toEqual([expect.stringContaining("belongs to account")]);
  expect(stack.writes()).toEqual([]);
  use(stack, "emulator");
  expect(await stack.apply()).toMatchObject({ errors: [] });
  expect(stack.emulator.admin.objects({ platform: "baidu", kind: "blacklist" })).toHaveLength(1);
});

it("the status of an object is not told from another account", async () => {
  const stack = await made();
  use(stack, "other");
  const opened = await openStack({ stack: stack.folder, environment: stack.environment });
  if (!opened.stack) throw new Error("the stack cannot be read");
  const clock = { now: () => stack.emulator.admin.clock().epochMs, sleep: async () => {} };
  const runtime = { clock, concurrency: createConcurrencyLimit(10), environment: stack.environment };
  const { objects: seen, diagnostics } = await status(opened.stack, { runtime, lockTimeoutMs: 0, signal: new AbortController().signal });
  expect(seen.map(({ condition, problem }) => [condition, problem])).toEqual(recordedOnes.map(() => ["unreadable", undefined]));
  expect(diagnostics.map(({ summary }) => summary)).toEqual([expect.stringContaining("belongs to account")]);
});

it("a hundred objects that are read at once make one error", async () => {
  const many = { "main.tf": templateBlock("many", "count = 100") };
  const stack = await made(many, { accountLimits: "off" });
  use(stack, "other");
  for (const run of [
    stack.plan(),
    stack.apply({ refresh: false, replace: ["sms_baidu_template.many"] }),
    stack.destroy({ refresh: false }),
  ]) {
    expect((await run).errors).toHaveLength(1);
  }
  expect(stack.writes()).toEqual([]);
});

describe("what is in every account", () => {
  const list = (phone: string) => ({
    "main.tf": `resource "sms_baidu_blacklist" "a" {\n  type = "MerchantBlack"\n  phones = ["${phone}"]\n}\n`,
  });

  it("knows whose it is as well: a blacklist of another account is not filled", async () => {
    const stack = await made(list("13800000000"));
    use(stack, "other");
    for (const run of [
      await stack.plan(),
      await stack.apply(),
      await stack.apply({ refresh: false, replace: ["sms_baidu_blacklist.a"] }),
    ]) {
      expect(run.errors).toEqual([expect.stringContaining("belongs to account")]);
    }
    stack.write(list("13800000001"));
    expect((await stack.apply({ refresh: false })).errors).toEqual([expect.stringContaining("belongs to account")]);
    expect(stack.writes()).toEqual([]);
    use(stack, "colleague");
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["update sms_baidu_blacklist.a"] });
  });

  it("stays what it is where nothing differs: nothing is asked", async () => {
    const stack = await made(list("13800000000"));
    stack.emulator.admin.clearCalls();
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
    expect(stack.emulator.admin.calls().log.map(({ call }) => call)).toEqual(["getBlacklist"]);
  });
});

describe("allowed_account_ids", () => {
  const meant = (ids: string) => ({ "provider.tf": `provider "sms" {\n  baidu {\n    allowed_account_ids = ${ids}\n  }\n}\n` });
  const fresh = { "main.tf": templateBlock("a", "", { title: "通知a" }) };

  async function owned(): Promise<{ readonly stack: TestStack; readonly user: string }> {
    const stack = await made(fresh);
    return { stack, user: userOf(stack) };
  }

  it("keeps a stack that is not made yet out of any other account", async () => {
    const { user } = await owned();
    const stack = await open({ ...fresh, ...meant(`["${user}"]`) }, { credentials });
    use(stack, "other");
    expect(await stack.plan()).toMatchObject({ errors: [], changes: ["create sms_baidu_template.a"] });
    const { errors } = await stack.apply();
    expect(errors).toEqual([
      expect.stringMatching(/^The key of Baidu AI Cloud SMS belongs to account \w+, which allowed_account_ids does not name\n/),
    ]);
    expect(errors[0]).toContain(`provider "sms" allows ${user}`);
    expect(stack.writes()).toEqual([]);
    use(stack, "colleague");
    expect(await stack.apply()).toMatchObject({ errors: [] });
  });

  it("is looked at by the first answer that tells the account: a plan says so", async () => {
    const { stack } = await owned();
    stack.write(meant('["someone"]'));
    for (const run of [await stack.plan(), await stack.refresh(), await stack.destroy()]) {
      expect(run.errors).toEqual([expect.stringContaining("which allowed_account_ids does not name")]);
    }
    expect(stack.writes()).toEqual([]);
  });

  it("names any number of accounts; an empty list names all", async () => {
    const { stack, user } = await owned();
    for (const ids of [`["someone", "${user}"]`, "[]"]) {
      stack.write(meant(ids));
      expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
    }
  });

  it("refuses what nobody can vouch for", async () => {
    const stack = await open({ ...fresh, ...meant('["someone"]') }, { credentials });
    stack.emulator.admin.addFaults({ call: "businessStatistics", action: { status: 403, code: "AccessDenied" } });
    expect((await stack.apply()).errors).toEqual([expect.stringMatching(/^Nobody can tell whether the key/)]);
    expect(stack.writes()).toEqual([]);
  });

  it("is looked at as soon as it is known", async () => {
    const branch = `provider "sms" {
      alias = "branch"
      baidu {
        access_key          = "other"
        secret_key          = "other-secret"
        allowed_account_ids = [sms_baidu_template.a.user_id]
      }
    }
    ${templateBlock("d", "provider = sms.branch", { title: "通知d" })}`;
    const stack = await open({ ...fresh, "branch.tf": branch }, { credentials });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: ["create sms_baidu_template.a", "create sms_baidu_template.d"] });
    expect((await stack.apply()).errors).toEqual([expect.stringContaining("which allowed_account_ids does not name")]);
    expect(objects(stack)).toEqual(["emulator 通知a"]);
  });
});

describe("a key that may not ask whose it is", () => {
  const denied = { call: "businessStatistics", action: { status: 403, code: "AccessDenied" } };

  it("finds nothing of several objects: that is not believed, unless it is accepted", async () => {
    const stack = await made();
    stack.emulator.admin.addFaults(denied);
    use(stack, "other");
    expect((await stack.plan()).errors).toEqual([expect.stringMatching(/^Of 3 recorded objects of Baidu AI Cloud SMS none was found/)]);
    expect(await stack.plan({ acceptMissing: true })).toMatchObject({ errors: [], changes: { length: 3 } });
  });

  it("finds some of them: the others are gone", async () => {
    const stack = await made();
    stack.emulator.admin.addFaults(denied);
    stack.emulator.admin.remove(stack.ref("sms_baidu_template.a"));
    expect(await stack.plan()).toMatchObject({ errors: [], changes: ["create sms_baidu_template.a"] });
  });
});
