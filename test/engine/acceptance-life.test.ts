import { readFileSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { describeEngine } from "../support/engines/engine";
import { changesOf, type ServedStack, servedStacks } from "../support/stacks/served-stacks";

jest.setTimeout(120_000);

const read = (name: string) => readFileSync(join(__dirname, "shop", name), "utf8");
const [main, variables] = [read("main.tf"), read("variables.tf")];
const proof = readFileSync(join(__dirname, "..", "..", "examples", "baidu", "proof.png"));
const files = { "main.tf": main, "variables.tf": variables, "outputs.tf": read("outputs.tf"), "proof.png": proof };
const everything = [
  'create sms_baidu_signature.brand["club"]',
  'create sms_baidu_signature.brand["shop"]',
  "create sms_baidu_template.branch",
  "create sms_baidu_template.code[0]",
  "create sms_baidu_template.code[1]",
  "create sms_baidu_template.notice",
];

describeEngine("a shop", (engine) => {
  const open = servedStacks(engine);

  async function opened(): Promise<ServedStack> {
    const stack = await open({ files });
    expect(await stack.apply()).toMatchObject({ exitCode: 0 });
    stack.writes();
    return stack;
  }

  it("is made as it was planned, each object after what it depends on; then there is nothing to do until it goes", async () => {
    const stack = await open({ files });
    const planned = await stack.plan();
    expect(changesOf(planned)).toEqual(everything);
    expect(stack.writes()).toEqual([]);
    const file = `${planned.file}-of-the-first`;
    await copyFile(planned.file, file);

    expect((await stack.apply(file)).text).toContain("6 added, 0 changed, 0 destroyed");
    const { log } = stack.emulator.admin.calls();
    const made = log.filter(({ method }) => method === "POST").map(({ call, body }) => [call, Object(body).name]);
    const place = (name: string) => made.findIndex(([, made]) => made === name);
    expect(place("订单发货通知")).toBeGreaterThan(Math.max(place("验证码1"), place("验证码2")));
    expect(made).toHaveLength(6);

    expect(await stack.output("code_ids")).toEqual([
      (await stack.recorded("sms_baidu_template.code[0]")).id,
      (await stack.recorded("sms_baidu_template.code[1]")).id,
    ]);
    expect(await stack.output("status_by_brand")).toEqual({ club: "SUBMITTED", shop: "SUBMITTED" });
    expect(await stack.output("names")).toEqual(["云杉商城", "分店通知"]);
    expect(await stack.output("left_today")).toEqual(expect.any(Number));

    const again = await stack.plan();
    expect([again.exitCode, changesOf(again)]).toEqual([0, []]);
    const stale = await stack.apply(file);
    expect([stale.exitCode, stale.text]).toEqual([1, expect.stringContaining("Saved plan is stale")]);
    stack.writes();

    expect((await stack.destroy()).text).toContain("6 destroyed");
    expect(stack.writes()).toEqual([
      ...Array.from({ length: 2 }, () => "deleteSignature"),
      ...Array.from({ length: 4 }, () => "deleteTemplate"),
    ]);
    expect(stack.emulator.admin.objects()).toEqual([]);
    expect(await stack.show()).toEqual([]);
  });

  it("follows its configuration: changed in place under review, replaced once approved, more and fewer of a kind", async () => {
    const stack = await opened();
    const id = (await stack.recorded("sms_baidu_template.notice")).id;
    stack.emulator.admin.approve(await stack.ref("sms_baidu_template.code[1]"));
    await stack.write({
      "terraform.tfvars":
        'purpose = "订单发货后通知买家，每单一次"\nminutes = 10\ncodes = 3\nbrands = { shop = "云杉商城", outlet = "云杉特卖" }\n',
    });
    const planned = await stack.plan();
    expect(changesOf(planned)).toEqual([
      'create sms_baidu_signature.brand["outlet"]',
      "create sms_baidu_template.code[2]",
      'delete sms_baidu_signature.brand["club"]',
      "replace sms_baidu_template.code[1]",
      "update sms_baidu_template.code[0]",
      "update sms_baidu_template.notice",
    ]);
    expect(planned.text).toContain("an approved template cannot be changed");
    expect(await stack.apply(planned.file)).toMatchObject({ exitCode: 0 });
    expect(stack.writes()).toEqual([
      "createSignature",
      "createTemplate",
      "createTemplate",
      "deleteSignature",
      "deleteTemplate",
      "modifyTemplate",
      "modifyTemplate",
    ]);
    expect(stack.emulator.admin.object(await stack.ref("sms_baidu_template.notice"))).toMatchObject({
      id,
      description: "订单发货后通知买家，每单一次",
    });
    expect(changesOf(await stack.plan())).toEqual([]);
  });

  it("is put right where the console changed it, deleted from it or rejected it", async () => {
    const stack = await opened();
    const [edited, gone, rejected] = [
      await stack.ref("sms_baidu_template.notice"),
      await stack.ref("sms_baidu_template.code[0]"),
      await stack.ref("sms_baidu_template.branch"),
    ];
    stack.emulator.admin.edit(edited, { description: "someone else's words" });
    stack.emulator.admin.remove(gone);
    stack.emulator.admin.reject(rejected, "请说明开业时间的来源");
    const planned = await stack.plan();
    expect(changesOf(planned)).toEqual(["create sms_baidu_template.code[0]", "update sms_baidu_template.notice"]);
    expect(planned.text).toMatch(/Template "分店通知".*rejected.*请说明开业时间的来源/);
    expect(await stack.apply(planned.file)).toMatchObject({ exitCode: 0 });
    expect(stack.writes()).toEqual(["createTemplate", "modifyTemplate"]);

    await stack.write({ "main.tf": main.replace("欢迎光临", "详情请到店咨询") });
    expect(changesOf(await stack.plan())).toEqual(["update sms_baidu_template.branch"]);
    expect(await stack.apply()).toMatchObject({ exitCode: 0 });
    expect(await stack.ref("sms_baidu_template.branch")).toEqual(rejected);
    expect(await stack.recorded("sms_baidu_template.branch")).toMatchObject({ status: "SUBMITTED", review: null });
    expect(changesOf(await stack.plan())).toEqual([]);
  });

  it("keeps its objects when they are renamed, out of a count and between keys", async () => {
    const stack = await opened();
    await stack.write({
      "main.tf": main.replaceAll('"notice"', '"shipped"'),
      "variables.tf": variables.replace("club =", "members ="),
      "moved.tf": [
        ["sms_baidu_template.notice", "sms_baidu_template.shipped"],
        ['sms_baidu_signature.brand["club"]', 'sms_baidu_signature.brand["members"]'],
      ]
        .map(([from, to]) => `moved {\n  from = ${from}\n  to   = ${to}\n}\n`)
        .join("\n"),
    });
    const planned = await stack.plan();
    expect(changesOf(planned)).toEqual([]);
    expect(planned.text).toMatch(/sms_baidu_template\.notice has moved to sms_baidu_template\.shipped/);
    expect((await stack.apply()).text).toContain("0 added, 0 changed, 0 destroyed");
    expect(stack.writes()).toEqual([]);
    expect(await stack.recorded('sms_baidu_signature.brand["members"]')).toMatchObject({ content: "云杉会员" });
    expect(changesOf(await stack.plan())).toEqual([]);
  });

  it("waits for the approval of what asks for one: it fails while the review goes on and when it is refused, and then takes the id", async () => {
    const approval =
      'resource "sms_baidu_approval" "notice" {\n  template_id = sms_baidu_template.notice.id\n  timeouts { create = "0s" }\n}\n';
    const stack = await open({ files: { ...files, "approval.tf": approval } });
    const pending = await stack.apply();
    expect([pending.exitCode, pending.text]).toEqual([1, expect.stringContaining('template "订单发货通知" is still under review')]);
    const template = await stack.ref("sms_baidu_template.notice");
    stack.emulator.admin.reject(template, "用途不明确");
    expect((await stack.apply()).text).toMatch(/template "订单发货通知" was rejected: 用途不明确.*on approval\.tf line 1/);
    stack.emulator.admin.edit(template, {}, { resubmit: true });
    stack.emulator.admin.approve(template);
    expect(await stack.apply()).toMatchObject({ exitCode: 0 });
    expect(await stack.recorded("sms_baidu_approval.notice")).toMatchObject({ id: template.id, usable: true });
    expect(changesOf(await stack.plan())).toEqual([]);
  });

  const forgetting = engine.command === "terraform" ? it : it.skip;
  forgetting("lets go of what it removes without destroying it", async () => {
    const stack = await opened();
    const branch = await stack.ref("sms_baidu_template.branch");
    await stack.write({
      "main.tf": main.slice(0, main.indexOf('resource "sms_baidu_template" "branch"')),
      "outputs.tf": "",
      "removed.tf": "removed {\n  from = sms_baidu_template.branch\n  lifecycle { destroy = false }\n}\n",
    });
    expect(changesOf(await stack.plan())).toEqual(["forget sms_baidu_template.branch"]);
    expect(await stack.apply()).toMatchObject({ exitCode: 0 });
    expect(stack.writes()).toEqual([]);
    expect((await stack.show()).map(({ address }) => address)).not.toContain("sms_baidu_template.branch");
    expect(stack.emulator.admin.object(branch)).toMatchObject({ name: "分店通知" });
  });
});
