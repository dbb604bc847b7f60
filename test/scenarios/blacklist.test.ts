import { succeeded } from "../support/steps";
import { describeFrontends, type Frontend } from "./frontends";
import { stack, templateBlock } from "./stacks";

jest.setTimeout(120_000);

const phones = (count: number, from = 0) => Array.from({ length: count }, (_, i) => String(13_800_000_000 + from + i));
const sign = "sms-sign-ABCdef12345";

interface Given {
  readonly name?: string;
  readonly phones: readonly string[];
  readonly sale?: boolean;
  readonly more?: string;
}

function listBlock({ name = "a", phones: numbers, sale = false, more = "" }: Given): string {
  const list = sale ? `type = "SignatureBlack"\n  sms_type = "CommonSale"\n  signature_id = "${sign}"` : 'type = "MerchantBlack"';
  return `resource "sms_baidu_blacklist" "${name}" {\n  ${list}\n  phones = ${JSON.stringify(numbers)}\n  ${more}\n}\n`;
}

const quiet = 'provider "sms" {\n  baidu { rules = { V39 = "off" } }\n}\n';
const lists = (...given: readonly Given[]) => stack(quiet, ...given.map(listBlock));
const calls = (frontend: Frontend) => frontend.log().map(({ call }) => call);
const count = (all: readonly (string | undefined)[], call: string) => all.filter((each) => each === call).length;
const listed = (frontend: Frontend, type = "MerchantBlack") =>
  frontend.emulator.admin
    .objects({ platform: "baidu", kind: "blacklist" })
    .filter((entry) => entry.type === type)
    .map((entry) => String(entry.phone))
    .sort();

/** Somebody at the console. */
function block(frontend: Frontend, phone: string, row: object = {}): void {
  frontend.emulator.admin.create({ platform: "baidu", kind: "blacklist" }, { type: "MerchantBlack", phone, ...row });
}

function unblock(frontend: Frontend, phone: string): void {
  const entries = frontend.emulator.admin.objects({ platform: "baidu", kind: "blacklist" });
  const id = entries.find((entry) => entry.phone === phone)?.id;
  frontend.emulator.admin.remove({ platform: "baidu", kind: "blacklist", id: String(id) });
}

describeFrontends("a blacklist", (open, through) => {
  it("of 250 numbers is three POSTs; the next plan reads it in two calls and is clean", async () => {
    const frontend = await open({ files: lists({ phones: phones(250) }) });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(count(calls(frontend), "addBlacklist")).toBe(3);
    expect(listed(frontend)).toEqual(phones(250));
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    expect(calls(frontend)).toEqual(["getBlacklist", "getBlacklist"]);
  });

  // OpenTofu 1.6 compares sets in time that grows with their square: minutes for 10,000 numbers, whoever the provider is.
  const size = through === "embedded" ? 10_000 : 400;
  it(`of ${size} numbers works, and a change of three costs calls for three`, async () => {
    const frontend = await open({ files: lists({ phones: phones(size) }) });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(count(calls(frontend), "addBlacklist")).toBe(size / 100);
    await frontend.write(lists({ phones: phones(size, 3) }));
    expect((await frontend.plan()).changes).toEqual(["update sms_baidu_blacklist.a"]);
    expect(calls(frontend)).toHaveLength(size / 200);
    await succeeded(frontend.apply());
    const made = calls(frontend);
    expect([count(made, "addBlacklist"), count(made, "deleteBlacklist"), count(made, "getBlacklist")]).toEqual([1, 1, size / 200 + 1]);
    expect(listed(frontend)).toEqual(phones(size, 3));
  });

  it("shares the calls of a refresh with others that are read at the same time", async () => {
    const many = Array.from({ length: 8 }, (_, i) => ({ name: `l${i}`, phones: phones(20, 100 * i) }));
    const frontend = await open({ files: lists(...many) });
    await succeeded(frontend.apply());
    calls(frontend);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    expect(calls(frontend).length).toBeLessThan(many.length / 2);
  });

  it("gives numbers back to other lists when it removes them from its own", async () => {
    const frontend = await open({ files: lists({ phones: phones(5) }, { name: "b", phones: phones(5), sale: true }) });
    await succeeded(frontend.apply());
    await frontend.write(lists({ phones: phones(2) }, { name: "b", phones: phones(5), sale: true }));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(listed(frontend)).toEqual(phones(2));
    expect(listed(frontend, "SignatureBlack")).toEqual(phones(5));
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    await frontend.write(lists({ name: "b", phones: phones(5), sale: true }));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect([listed(frontend), listed(frontend, "SignatureBlack")]).toEqual([[], phones(5)]);
  });

  it("leaves numbers alone that somebody else has put on its list", async () => {
    const frontend = await open({ files: lists({ phones: phones(2) }) });
    await succeeded(frontend.apply());
    block(frontend, "13900000000");
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    expect(await frontend.destroy()).toMatchObject({ ok: true });
    expect(listed(frontend)).toEqual(["13900000000"]);
  });

  it("that is exclusive shows foreign numbers as drift and takes them off", async () => {
    const frontend = await open({ files: lists({ phones: phones(2), more: "exclusive = true" }) });
    await succeeded(frontend.apply());
    block(frontend, "13900000000");
    expect((await frontend.plan()).changes).toEqual(["update sms_baidu_blacklist.a"]);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(listed(frontend)).toEqual(phones(2));
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that is exclusive takes numbers of other countries off, too, and gives them back to other lists", async () => {
    const frontend = await open({ files: lists({ phones: phones(2), more: "exclusive = true" }) });
    await succeeded(frontend.apply());
    const foreign = { countryType: "INTERNATIONAL" };
    block(frontend, "+85261234567", foreign);
    block(frontend, "+85261234567", { ...foreign, type: "SignatureBlack", smsType: "CommonSale", signatureId: sign });
    expect((await frontend.plan()).changes).toEqual(["update sms_baidu_blacklist.a"]);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(listed(frontend)).toEqual(phones(2));
    expect(listed(frontend, "SignatureBlack")).toEqual(["+85261234567"]);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that is exclusive is not created over a list that has numbers; the error names the import", async () => {
    const frontend = await open({ files: lists({ phones: phones(2), more: "exclusive = true" }) });
    block(frontend, "13900000000");
    const applied = await frontend.apply();
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining("has 1 numbers already") });
    expect(applied.text).toContain("import");
    expect(await frontend.state()).toEqual({});
    expect(listed(frontend)).toEqual(["13900000000"]);
    expect(await frontend.import("sms_baidu_blacklist.a", "MerchantBlack")).toMatchObject({ ok: true });
    expect((await frontend.plan()).changes).toEqual(["update sms_baidu_blacklist.a"]);
    await succeeded(frontend.apply());
    expect(listed(frontend)).toEqual(phones(2));
  });

  it("is imported by numbers, and then owns only these", async () => {
    const frontend = await open({ files: lists({ phones: phones(2) }) });
    for (const phone of phones(3)) block(frontend, phone);
    expect(await frontend.import("sms_baidu_blacklist.a", `MerchantBlack:${phones(2).join(",")}`)).toMatchObject({ ok: true });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    expect((await frontend.state())["sms_baidu_blacklist.a"]?.values).toMatchObject({
      id: "MerchantBlack",
      exclusive: false,
      phones: phones(2),
    });
    expect(frontend.sent()).toEqual([]);
  });

  it("deleted in the console is put back", async () => {
    const frontend = await open({ files: lists({ phones: phones(3) }) });
    await succeeded(frontend.apply());
    unblock(frontend, "13800000000");
    expect((await frontend.plan()).changes).toEqual(["update sms_baidu_blacklist.a"]);
    await succeeded(frontend.apply());
    expect(listed(frontend)).toEqual(phones(3));
  });

  it("keeps its numbers when it is replaced by a list of another kind, made before the old one goes", async () => {
    const more = "lifecycle {\n    create_before_destroy = true\n  }";
    const frontend = await open({ files: lists({ phones: phones(3), more }) });
    await succeeded(frontend.apply());
    await frontend.write(lists({ phones: phones(3), sale: true, more }));
    expect((await frontend.plan()).changes).toEqual(["replace sms_baidu_blacklist.a"]);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect([listed(frontend), listed(frontend, "SignatureBlack")]).toEqual([[], phones(3)]);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("keeps its numbers when its successor on the same list is made before it goes", async () => {
    const trigger = (text: string) => templateBlock("t", { content: text });
    const more = "lifecycle {\n    create_before_destroy = true\n    replace_triggered_by = [sms_baidu_template.t]\n  }";
    const frontend = await open({ files: stack(quiet, trigger("您的订单已发货。"), listBlock({ phones: phones(3), more })) });
    await succeeded(frontend.apply());
    await frontend.write(stack(quiet, trigger("您的订单已由承运商发出。"), listBlock({ phones: phones(3), more })));
    expect((await frontend.plan()).changes).toContain("replace sms_baidu_blacklist.a");
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(listed(frontend)).toEqual(phones(3));
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("has its numbers again when it is replaced in the default order", async () => {
    const trigger = (text: string) => templateBlock("t", { content: text });
    const more = "lifecycle {\n    replace_triggered_by = [sms_baidu_template.t]\n  }";
    const frontend = await open({ files: stack(quiet, trigger("您的订单已发货。"), listBlock({ phones: phones(3), more })) });
    await succeeded(frontend.apply());
    await frontend.write(stack(quiet, trigger("您的订单已由承运商发出。"), listBlock({ phones: phones(3), more })));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(listed(frontend)).toEqual(phones(3));
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it.each([
    ["V34", 'type = "Black"\n  phones = ["13800000000"]', /Black/],
    [
      "V35",
      'type = "SignatureBlack"\n  phones = ["13800000000"]',
      /baidu\.V35, blacklist .*: SignatureBlack needs sms_type and signature_id/,
    ],
    ["V37", 'type = "MerchantBlack"\n  phones = ["+8613800000000"]', /baidu\.V37, blacklist .*: not of 11 digits: \+8613800000000/],
  ])("%s is an error at plan", async (_rule, lines, message) => {
    const frontend = await open({ files: stack(`resource "sms_baidu_blacklist" "a" {\n  ${lines}\n}`) });
    const plan = await frontend.plan();
    expect(plan).toMatchObject({ ok: false, text: expect.stringMatching(message) });
    expect(plan.text.match(/Error: /g)).toHaveLength(1);
    expect(frontend.log()).toEqual([]);
  });

  it("warns of a signature that MerchantBlack does not know (V36), and of numbers that are no mobile ones (V37)", async () => {
    const block = `resource "sms_baidu_blacklist" "a" {\n  type = "MerchantBlack"\n  signature_id = "${sign}"\n  phones = ["23800000000"]\n}`;
    const frontend = await open({ files: stack(block) });
    const plan = await frontend.plan();
    expect(plan).toMatchObject({ ok: true, text: expect.stringContaining("baidu.V36, blacklist") });
    expect(plan.text).toContain("baidu.V37, blacklist");
  });
});
