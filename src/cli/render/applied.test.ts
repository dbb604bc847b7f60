import { changeOf, emptyState, planOf } from "../../../test/support/stacks/plans";
import type { Values } from "../../schema";
import { type AppliedRun, type Instance, parseAddress } from "../../stack";
import { renderApplied } from "./applied";
import { noColours } from "./writing/colours";

const frame = { colours: noColours };

function instanceOf(address: string, values: Values): Instance {
  const parsed = parseAddress(address);
  if (!parsed) throw new Error(`${address} is no address`);
  return {
    address: parsed,
    provider: 'provider["registry.terraform.io/smsform/sms"]',
    schemaVersion: 0,
    object: { values, private: {} },
    tainted: false,
    dependencies: [],
    createBeforeDestroy: false,
    sensitive: [],
  };
}

function runOf(objects: Readonly<Record<string, Values>>, parts: Partial<AppliedRun> = {}): AppliedRun {
  const instances = new Map(Object.entries(objects).map(([address, values]) => [address, instanceOf(address, values)] as const));
  return {
    state: { ...emptyState, instances },
    counts: { import: 0, add: instances.size, change: 0, destroy: 0, forget: 0 },
    diagnostics: [],
    errored: false,
    skipped: [],
    waiting: [],
    held: [],
    ...parts,
  };
}

const applied = (...given: Parameters<typeof renderApplied>) => renderApplied(...given).toString();
const code = "sms_baidu_template.code";
const pending = { status: "SUBMITTED", usable: false, review: null };

describe("the end of an apply", () => {
  it("counts what was done, imports and forgotten objects where there were any", () => {
    expect(applied(runOf({}), planOf({}), frame)).toBe("Apply complete! Resources: 0 added, 0 changed, 0 destroyed.\n");
    const counts = { import: 1, add: 2, change: 3, destroy: 4, forget: 5 };
    expect(applied(runOf({}, { counts }), planOf({ destroy: true }), frame)).toBe(
      "Destroy complete! Resources: 1 imported, 2 added, 3 changed, 4 destroyed, 5 forgotten.\n",
    );
  });

  it("names what was made or changed and is under review now, and what was refused with the reviewer's words", () => {
    const changes = [
      changeOf(code, "create", { after: {} }),
      changeOf("sms_baidu_template.order", "update", { after: {} }),
      changeOf("sms_baidu_signature.brand", "replace", { after: {} }),
      changeOf("sms_baidu_template.same", "none"),
      changeOf("sms_baidu_approval.code", "create", { after: {} }),
    ];
    const run = runOf({
      [code]: pending,
      "sms_baidu_template.order": { status: "REJECTED", usable: false, review: "请写明公司名称" },
      "sms_baidu_signature.brand": { status: "READY", usable: true },
      "sms_baidu_template.same": pending,
      "sms_baidu_approval.code": pending,
    });
    expect(applied(run, planOf({ changes }), frame)).toBe(`Apply complete! Resources: 5 added, 0 changed, 0 destroyed.

Not approved: 1.
  sms_baidu_template.order (status REJECTED, not usable; the reviewer says: 请写明公司名称)

Under review: 1. smsform status shows how it goes.
  sms_baidu_template.code (status SUBMITTED, not usable)
`);
  });

  it("names a successor whose predecessor has still to go", () => {
    const change = changeOf(code, "replace", { before: { status: "READY", usable: true }, after: {}, createFirst: true });
    const text = applied(runOf({ [code]: pending }, { skipped: [code] }), planOf({ changes: [change] }), { ...frame, columns: 60 });
    expect(text).toContain(`Under review: 1. smsform status shows how it goes.\n  ${code} (status SUBMITTED, not usable)\n`);
    for (const row of text.split("\n")) expect(row.length).toBeLessThanOrEqual(60);
  });

  it("does not name more than anybody reads", () => {
    const addresses = Array.from({ length: 25 }, (_, n) => `sms_baidu_template.code[${n}]`);
    const changes = addresses.map((address) => changeOf(address, "create", { after: {} }));
    const text = applied(runOf(Object.fromEntries(addresses.map((address) => [address, pending]))), planOf({ changes }), frame);
    expect(text).toContain("Under review: 25.");
    expect(text.trimEnd().split("\n").slice(-2)).toEqual(["  sms_baidu_template.code[9] (status SUBMITTED, not usable)", "  and 15 more"]);
  });

  it("says what was left, of which nothing is under review by this run", () => {
    const run = runOf({ [code]: pending }, { skipped: [code], counts: { import: 0, add: 0, change: 0, destroy: 0, forget: 0 } });
    expect(applied(run, planOf({ changes: [changeOf(code, "update", { before: pending, after: {} })] }), frame)).toBe(
      `Apply is not complete. Done and recorded: 0 added, 0 changed, 0 destroyed. Run smsform apply again for the rest.

Not done, because the run was stopped or something that it waits for failed:
  sms_baidu_template.code
`,
    );
  });
});
