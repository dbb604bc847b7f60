import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Outcome, type RunSettings, signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { failed, succeeded } from "../support/steps";

const begin = stacks();
const many = (count: number) =>
  `resource "sms_baidu_template" "many" {
  count       = ${count}
  name        = "验证码\${count.index}"
  content     = "您的验证码是$\${SMSvCode}，请勿告知他人。"
  sms_type    = "CommonVcode"
  description = "用户登录时验证手机号"
}
`;
const throttled = { throttle: true } as const;

/** An apply that is stopped once a call has arrived. */
async function stoppedAt(stack: TestStack, call: string, settings: RunSettings = {}): Promise<Outcome> {
  const stop = new AbortController();
  const running = stack.apply({ ...settings, stop: stop.signal });
  while (!stack.emulator.admin.calls().log.some((each) => each.call === call)) await new Promise(setImmediate);
  stop.abort();
  return running;
}

const leftovers = (folder: string) => readdirSync(folder).filter((name) => name.startsWith("."));

describe("a run that does not go through", () => {
  it("stops only what depends on the failure, keeps the rest, and goes on from there", async () => {
    const stack = await begin({
      "main.tf":
        signatureBlock("brand") +
        templateBlock("dependent", "depends_on = [sms_baidu_signature.brand]") +
        templateBlock("free", "", { title: "另一个" }),
    });
    stack.emulator.admin.addFaults({
      call: "createSignature",
      action: { status: 400, code: "InappropriateJSON", message: "no such brand" },
    });
    const failed = await stack.apply();
    expect(failed.errors).toEqual([expect.stringContaining("with sms_baidu_signature.brand")]);
    expect(failed.run).toMatchObject({ errored: true, skipped: ["sms_baidu_template.dependent"], counts: { add: 1 } });
    expect(stack.recorded("sms_baidu_template.free", "status")).toBe("SUBMITTED");
    stack.emulator.admin.clearFaults();
    expect(await stack.apply()).toMatchObject({
      errors: [],
      changes: ["create sms_baidu_signature.brand", "create sms_baidu_template.dependent"],
    });
    expect(stack.emulator.admin.objects()).toHaveLength(3);
  });

  it("leaves the recorded values where an update failed, and shows the change again", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    await succeeded(stack.apply());
    stack.write({ "main.tf": templateBlock("code", "", { title: "新名字" }) });
    stack.emulator.admin.addFaults({ call: "modifyTemplate", action: { status: 400, code: "InappropriateJSON" } });
    expect((await stack.apply()).errors).toHaveLength(1);
    expect(stack.recorded("sms_baidu_template.code", "name")).toBe("登录验证码");
    expect(await stack.plan()).toMatchObject({ changes: ["update sms_baidu_template.code"] });
  });

  it("makes one object where the answer to a create was lost", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    stack.emulator.admin.addFaults({ call: "createTemplate", nth: 1, action: { dropAnswer: true } });
    await succeeded(stack.apply());
    await succeeded(stack.apply());
    expect(stack.emulator.admin.objects()).toHaveLength(1);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("tells of a create whose outcome nobody knows, as long as nothing goes on with it", async () => {
    const other = templateBlock("other", "", { title: "另一个" });
    const stack = await begin({ "main.tf": other });
    await succeeded(stack.apply());
    stack.write({ "main.tf": templateBlock("code") + other });
    stack.emulator.admin.addFaults({ call: "createTemplate", action: { dropAnswer: true } });
    await failed(stack.apply());
    expect(stack.emulator.admin.objects({ kind: "templates" })).toHaveLength(2);
    stack.emulator.admin.clearFaults();
    expect((await stack.plan()).warnings).toEqual([
      expect.stringMatching(/^sms_baidu_template\.code: an earlier run may have made it already\n/),
    ]);

    stack.write({ "main.tf": other });
    const told = [
      expect.stringMatching(/^sms_baidu_template\.code: whether it was created.*\n(.|\n)*smsform state rm 'sms_baidu_template.code'$/),
    ];
    expect(await stack.plan()).toMatchObject({ warnings: told, changes: [], errors: [] });
    expect((await stack.apply()).warnings).toEqual(told);
    expect((await stack.destroy()).warnings).toEqual(told);

    stack.write({ "main.tf": templateBlock("code") });
    expect(await stack.apply()).toMatchObject({ warnings: [expect.stringContaining("an earlier run may have made it")], errors: [] });
    expect(stack.emulator.admin.objects({ kind: "templates" })).toHaveLength(1);
    expect(await stack.plan()).toMatchObject({ warnings: [], changes: [] });
  });

  it("begins what is independent at once, with no more calls in flight than allowed", async () => {
    const stack = await begin({ "main.tf": many(8) }, { latencyMs: 30 });
    const run = await stack.apply({ parallelism: 3 });
    expect(run.errors).toEqual([]);
    const kinds = run.events.map(({ type }) => type).filter((type) => type !== "total");
    expect(kinds.slice(0, 8)).toEqual(Array(8).fill("begin"));
    expect(stack.emulator.admin.calls().maxInFlight).toBe(3);
  });

  it("finishes what is in flight when it is stopped, records it, and says what is left", async () => {
    const blocks = signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]");
    const stack = await begin({ "main.tf": blocks }, { latencyMs: 50 });
    const run = await stoppedAt(stack, "createSignature");
    expect(run.run).toMatchObject({ skipped: ["sms_baidu_template.code"], counts: { add: 1 } });
    expect(stack.recorded("sms_baidu_signature.brand", "status")).toBe("SUBMITTED");
    expect(stack.writes()).toEqual(["POST signature"]);
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["create sms_baidu_template.code"] });
  });

  it("sends nothing for what only waits when it is stopped, and withdraws it from the journal", async () => {
    const stack = await begin({ "main.tf": many(12) }, { latencyMs: 50 });
    const run = await stoppedAt(stack, "createTemplate", { parallelism: 1 });
    expect(run).toMatchObject({ errors: [], run: { counts: { add: 1 }, skipped: { length: 11 } } });
    expect(run.events.filter(({ type }) => type === "stopped")).toHaveLength(11);
    expect(leftovers(stack.folder)).toEqual([]);
    expect(stack.writes()).toEqual(["POST template"]);
    expect(await stack.apply()).toMatchObject({ errors: [], changes: { length: 11 } });
    expect(stack.emulator.admin.objects()).toHaveLength(12);
  });

  it("finishes all steps of a change that was begun when it is stopped, and nothing else", async () => {
    const phones = (...numbers: string[]) => `resource "sms_baidu_blacklist" "a" {
  type   = "MerchantBlack"
  phones = ${JSON.stringify(numbers)}
}
`;
    const stack = await begin({ "main.tf": phones("13800000000", "13800000001") });
    await succeeded(stack.apply());
    const foreign = { type: "SignatureBlack", smsType: "CommonSale", signatureId: "sms-sign-ABCdef12345", phone: "13800000001" };
    stack.emulator.admin.create({ platform: "baidu", kind: "blacklist" }, foreign);
    stack.write({ "main.tf": phones("13800000000", "13800000002") + many(5) });
    stack.emulator.admin.addFaults({ call: "addBlacklist", action: { delayMs: 50 } });
    stack.writes();
    expect(await stoppedAt(stack, "addBlacklist", { parallelism: 1 })).toMatchObject({
      errors: [],
      run: { counts: { add: 0, change: 1 }, skipped: { length: 5 } },
    });
    // What is recorded of an account is changed with no other account's key: the statistics tell whose it is.
    expect(stack.emulator.admin.calls().log.map(({ call }) => call)).toEqual([
      "getBlacklist",
      "businessStatistics",
      "addBlacklist",
      "getBlacklist",
      "deleteBlacklist",
      "addBlacklist",
    ]);
    expect(stack.emulator.admin.objects({ kind: "blacklist" })).toMatchObject([
      { phone: "13800000000" },
      { phone: "13800000002" },
      { phone: "13800000001", type: "SignatureBlack" },
    ]);
    expect(leftovers(stack.folder)).toEqual([]);
  });

  it("finishes a replacement whose deletion was sent when it is stopped", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
    stack.write({
      "main.tf":
        templateBlock("code", "", { title: "新名字" }) +
        many(3).replaceAll("count       = 3", "count = 3\n  depends_on = [sms_baidu_template.code]"),
    });
    const stop = new AbortController();
    const run = await stack.apply({ stop: stop.signal, on: (event) => event.type === "end" && event.action === "delete" && stop.abort() });
    expect(run).toMatchObject({ errors: [], run: { counts: { add: 1, destroy: 1 }, skipped: { length: 3 } } });
    expect(stack.recorded("sms_baidu_template.code", "name")).toBe("新名字");
  });

  it("waits no more for a review or for its next try when it is stopped", async () => {
    const approval = 'resource "sms_baidu_approval" "a" {\n  template_id = sms_baidu_template.code.id\n}\n';
    const stack = await begin({ "main.tf": templateBlock("code") + approval }, { latencyMs: 30 });
    const stop = new AbortController();
    const atReview = await stack.apply({ stop: stop.signal, on: ({ type }) => type === "progress" && stop.abort() });
    expect(atReview).toMatchObject({ errors: [], run: { skipped: ["sms_baidu_approval.a"] } });
    stack.write({ "main.tf": templateBlock("code") + templateBlock("other") });
    stack.emulator.admin.addFaults({ call: "createTemplate", action: throttled });
    stack.writes();
    expect(await stoppedAt(stack, "createTemplate")).toMatchObject({ errors: [], run: { skipped: ["sms_baidu_template.other"] } });
    expect(stack.writes()).toEqual(["POST template"]);
    expect(leftovers(stack.folder)).toEqual([]);
  });

  it("makes one object where a create whose answer was lost is repeated, refused for the moment, and stopped", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") }, { latencyMs: 30 });
    stack.emulator.admin.addFaults({ call: "createTemplate", action: { dropAnswer: true } });
    expect((await stack.apply()).errors).toHaveLength(1);
    stack.emulator.admin.clearFaults();
    stack.emulator.admin.addFaults({ call: "createTemplate", action: throttled });
    expect((await stack.apply()).errors).toEqual([expect.stringContaining("the same request is repeated with the same token")]);
    stack.writes();
    expect(await stoppedAt(stack, "createTemplate")).toMatchObject({ errors: [], run: { skipped: ["sms_baidu_template.code"] } });
    stack.emulator.admin.clearFaults();
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(stack.emulator.admin.objects()).toHaveLength(1);
  });

  it("refuses to run while another run holds the state", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    const held = await stack.apply({
      confirm: async () => {
        const [lock = ""] = leftovers(stack.folder).filter((name) => name.endsWith(".lock.info"));
        expect(existsSync(join(stack.folder, lock))).toBe(true);
        for (const blocked of [await stack.apply(), await stack.plan(), await stack.refresh()]) {
          expect(blocked.errors).toEqual([expect.stringMatching(/StateLocked\n.*The state is locked by .*apply/s)]);
        }
        return true;
      },
    });
    expect(held).toMatchObject({ errors: [] });
    expect(leftovers(stack.folder).filter((name) => name.endsWith(".lock.info"))).toEqual([]);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });
});
