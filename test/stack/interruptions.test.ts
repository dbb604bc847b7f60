import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { signatureBlock, stacks, templateBlock } from "../support/stacks";

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
    await stack.apply();
    stack.write({ "main.tf": templateBlock("code", "", { title: "新名字" }) });
    stack.emulator.admin.addFaults({ call: "modifyTemplate", action: { status: 400, code: "InappropriateJSON" } });
    expect((await stack.apply()).errors).toHaveLength(1);
    expect(stack.recorded("sms_baidu_template.code", "name")).toBe("登录验证码");
    expect(await stack.plan()).toMatchObject({ changes: ["update sms_baidu_template.code"] });
  });

  it("makes one object where the answer to a create was lost", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    stack.emulator.admin.addFaults({ call: "createTemplate", nth: 1, action: { dropAnswer: true } });
    await stack.apply();
    await stack.apply();
    expect(stack.emulator.admin.objects()).toHaveLength(1);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
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
    const stop = new AbortController();
    const stack = await begin({ "main.tf": signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]") });
    const run = await stack.apply({ stop: stop.signal, on: ({ type }) => type === "begin" && stop.abort() });
    expect(run.run).toMatchObject({ skipped: ["sms_baidu_template.code"], counts: { add: 1 } });
    expect(stack.recorded("sms_baidu_signature.brand", "status")).toBe("SUBMITTED");
    expect(stack.writes()).toEqual(["POST signature"]);
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["create sms_baidu_template.code"] });
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
