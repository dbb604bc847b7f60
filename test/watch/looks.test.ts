/** What happens to the objects of a stack is told once, and nothing is written but the memory of that. */
import { existsSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockState } from "../../src/stack/state/lock";
import type { News } from "../../src/watch/format";
import { holdMemory } from "../../src/watch/memory";
import * as tencent from "../scenarios/tencent-stacks";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";
import { watching } from "../support/watching";

const begin = stacks();
const day = 24 * 3_600_000;
const both = signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]");
const signature = "sms_baidu_signature.brand";
const template = "sms_baidu_template.code";
const told = (news: readonly News[]) => news.map(({ type, object }) => [type, object?.address]);
const memoryOf = (stack: TestStack) => join(stack.folder, ".terraform.tfstate.watch.json");

describe("a watch tells once, across restarts,", () => {
  it("reviews that are decided, in the reviewer's words", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const it = watching(stack);
    expect((await it.look()).news).toEqual([]);
    stack.emulator.admin.approve(stack.ref(signature));
    stack.emulator.admin.reject(stack.ref(template), "请写明\u202e公司全称");
    const { news, calls, well } = await it.look();
    expect(told(news)).toEqual([
      ["approved", signature],
      ["rejected", template],
    ]);
    expect(news[1]?.text).toBe('Template "登录验证码" (sms_baidu_template.code) was rejected: 请写明\\u202e公司全称');
    expect(news[1]?.object).toMatchObject({ platform: "baidu", condition: "refused", before: "pending", usable: false });
    expect(calls.every((call) => call.startsWith("GET "))).toBe(true);
    // One read for each, and one question for the use of the signature.
    expect(calls.length).toBe(3);
    expect([well, (await it.look()).news]).toEqual([true, []]);
  });

  it("a review that is passed and the registration that follows it, of many objects in few calls", async () => {
    const names = ["t5", "t6", "t7"];
    const blocks = names.map((name) => tencent.templateBlock(name, { more: tencent.afterSignature }));
    const stack = await begin(tencent.tencentStack(tencent.signatureBlock("s"), ...blocks), { accountLimits: "off", rateLimits: "off" });
    Object.assign(stack.environment, emulatorKeys);
    await succeeded(stack.apply());
    const it = watching(stack);
    expect((await it.look()).calls.length).toBeLessThan(4);
    const ref = { platform: "tencent", kind: "templates", id: String(stack.recorded("sms_tencent_template.t7", "id")) };
    stack.emulator.admin.hold(ref);
    const { news } = await it.look();
    expect(told(news)).toEqual([["registering", "sms_tencent_template.t7"]]);
    expect(news[0]?.text).toContain("has passed its review and is not in effect yet: its registration with the carriers is open");
    stack.emulator.admin.approve(ref);
    expect(told((await it.look()).news)).toEqual([["approved", "sms_tencent_template.t7"]]);
  });

  it("what was decided before anybody watched, and is recorded as it was", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref(signature));
    stack.emulator.admin.reject(stack.ref(template), "不行");
    await succeeded(stack.refresh());
    // The approval is recorded: whoever recorded it knows. What is wrong is told until a watch has told it.
    // Since when the signature is usable nobody tells, and its statistics have no message.
    expect(told((await watching(stack).look()).news)).toEqual([
      ["lapsing", signature],
      ["rejected", template],
    ]);
  });

  it("drift by the names of what differs, and what is gone", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const it = watching(stack);
    stack.emulator.admin.edit(stack.ref(template), { content: "您的登录码是${SMSvCode}。" });
    const { news } = await it.look();
    expect(news).toMatchObject([{ type: "drifted", object: { address: template, attributes: ["content"] } }]);
    expect(JSON.stringify(news)).not.toContain("登录码是");
    expect((await it.look()).news).toEqual([]);
    stack.emulator.admin.edit(stack.ref(template), { content: "另一个${SMSvCode}。" });
    expect(told((await it.look()).news)).toEqual([["drifted", template]]);
    stack.emulator.admin.remove(stack.ref(template));
    expect(told((await it.look()).news)).toEqual([["gone", template]]);
    expect((await it.look()).news).toEqual([]);
  });

  it("what was usable and is not any more", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref(template));
    await succeeded(stack.refresh());
    const it = watching(stack);
    await it.look();
    stack.emulator.admin.deprecate(stack.ref(template));
    expect(told((await it.look()).news)).toEqual([["withdrawn", template]]);
  });

  it("a signature that is about to lapse because nothing is sent with it, as far as the statistics tell", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const it = watching(stack);
    await it.look();
    stack.emulator.admin.approve(stack.ref(signature));
    expect(told((await it.look()).news)).toEqual([["approved", signature]]);
    stack.emulator.admin.setClock({ advanceMs: 119 * day });
    expect((await it.look()).news).toEqual([]);
    stack.emulator.admin.setClock({ advanceMs: 2 * day });
    const { news } = await it.look();
    expect(news).toMatchObject([{ type: "lapsing", object: { address: signature, last_used: null } }]);
    expect(news[0]?.text).toContain("nothing was sent with it in the last 150 days, as far as its statistics tell");
    expect((await it.look()).news).toEqual([]);
  });

  it("that it cannot look, instead of what it then would not see: with the key of another account nothing is gone", async () => {
    const stack = await begin(
      { "main.tf": both },
      { credentials: { emulator: { secret: "emulator-secret" }, other: { secret: "other-secret" } } },
    );
    await succeeded(stack.apply());
    const it = watching(stack);
    await it.look();
    Object.assign(stack.environment, { BAIDUCLOUD_ACCESS_KEY: "other", BAIDUCLOUD_SECRET_KEY: "other-secret" });
    const { news, well } = await it.look();
    expect([well, told(news)]).toEqual([false, [["unreadable", undefined]]]);
    expect(it.notes.length).toBeGreaterThan(0);
    expect((await it.look()).news).toEqual([]);
    Object.assign(stack.environment, { BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" });
    expect(told((await it.look()).news)).toEqual([["readable", undefined]]);
  });

  it("nothing twice that an approval says of its template as well", async () => {
    const approval = `resource "sms_baidu_approval" "w" {\n  template_id = ${template}.id\n}\n`;
    const stack = await begin({ "main.tf": both + approval }, { review: "approve", reviewDelayMs: 0 });
    await succeeded(stack.apply());
    const it = watching(stack);
    await it.look();
    stack.emulator.admin.remove(stack.ref(template));
    expect(told((await it.look()).news)).toEqual([["gone", template]]);
  });

  it("what a run at work may be about only when it is over", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const it = watching(stack);
    await it.look();
    const lock = await lockState({
      machine: it.world,
      clock: it.world.clock,
      statePath: join(stack.folder, "terraform.tfstate"),
      lockPath: join(stack.folder, ".terraform.tfstate.lock.info"),
      operation: "apply",
      timeoutMs: 0,
      unlockCommand: (id) => id,
    });
    stack.emulator.admin.remove(stack.ref(template));
    stack.emulator.admin.approve(stack.ref(signature));
    expect(told((await it.look()).news)).toEqual([["approved", signature]]);
    lock.release();
    expect(told((await it.look()).news)).toEqual([["gone", template]]);
  });

  it("nothing of a state that is away for a while but that, and all as it was when it is back", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    stack.emulator.admin.reject(stack.ref(template), "不行");
    const it = watching(stack);
    expect(told((await it.look()).news)).toEqual([["rejected", template]]);
    const state = join(stack.folder, "terraform.tfstate");
    renameSync(state, `${state}.away`);
    const { well, news } = await it.look();
    expect([well, told(news), it.notes]).toEqual([false, [["unreadable", undefined]], ["The state cannot be used"]]);
    renameSync(`${state}.away`, state);
    expect(told((await it.look()).news)).toEqual([["readable", undefined]]);
  });

  it("for as long as it is let, every so often", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const it = watching(stack);
    const stop = new AbortController();
    const begun = it.world.clock.now();
    let looks = 0;
    const pass = () => {
      looks += 1;
      if (looks === 2) stack.emulator.admin.reject(stack.ref(template), "不行");
      if (looks === 4) stop.abort();
    };
    const { news, well } = await it.look({ ms: 600_000, stop: stop.signal, pass });
    expect([well, told(news)]).toEqual([true, [["rejected", template]]]);
    expect(it.world.clock.now() - begun).toBe(4 * 600_000);
  });

  it("keeps what it told for its owner alone, and the state as it is", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const before = stack.stateText();
    stack.emulator.admin.approve(stack.ref(signature));
    await watching(stack).look();
    expect(stack.stateText()).toBe(before);
    expect(statSync(memoryOf(stack)).mode & 0o777).toBe(0o600);
    expect(existsSync(`${memoryOf(stack)}.lock.info`)).toBe(false);
  });

  it("refuses to share its memory, and one that it cannot understand", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const { world } = watching(stack);
    const request = { machine: world, clock: world.clock, path: memoryOf(stack), timeoutMs: 0, signal: new AbortController().signal };
    const held = await holdMemory(request);
    await expect(holdMemory(request)).rejects.toThrow(/It is watched by process \d+ on .*--memory FILE/);
    held.release();
    writeFileSync(memoryOf(stack), "{");
    await expect(holdMemory(request)).rejects.toThrow(/no JSON. Delete it to begin anew/);
    expect(existsSync(`${memoryOf(stack)}.lock.info`)).toBe(false);
  });
});
