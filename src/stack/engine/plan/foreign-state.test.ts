import { systemWorld } from "../../../system/world";
import { parseAddress } from "../../address";
import { emptyState, type Instance, type State } from "../../state/state";
import { foreignState } from "./foreign-state";

const path = "/stacks/shop/terraform.tfstate";

function stateWith(...addresses: readonly string[]): State {
  return { ...emptyState(systemWorld.random), instances: new Map(addresses.map((address) => [address, instanceAt(address)])) };
}

function instanceAt(text: string): Instance {
  const address = parseAddress(text);
  if (!address) throw new Error(`${text} is no address`);
  return {
    address,
    provider: 'provider["registry.terraform.io/smsform/sms"]',
    schemaVersion: 0,
    object: { values: {}, private: {} },
    tainted: false,
    dependencies: [],
    createBeforeDestroy: false,
    sensitive: [],
  };
}

describe("a state of which a stack speaks nowhere", () => {
  it("belongs to another stack: one error names the file, how many objects, three of them, and the ways on", () => {
    const state = stateWith("sms_baidu_template.d", "sms_baidu_template.b[0]", 'sms_baidu_template.a["x"]', "sms_baidu_signature.c");
    const [problem, ...more] = foreignState(["sms_baidu_template.code", "data.sms_baidu_template.d"], state, path);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ severity: "error", summary: "The state belongs to another stack" });
    expect(problem?.detail).toContain(
      `${path} holds 4 objects (sms_baidu_signature.c, sms_baidu_template.a["x"], sms_baidu_template.b[0], …)`,
    );
    for (const way of ["backend", "moved blocks", "smsform state mv", "smsform destroy", "smsform state rm"]) {
      expect(problem?.detail).toContain(way);
    }
  });

  it.each([
    ["one block is in the stack", ["sms_baidu_template.a", "sms_baidu_template.new"], ["sms_baidu_template.a[0]", "sms_baidu_template.b"]],
    ["it holds a single object, which may have been renamed", ["sms_baidu_template.new"], ["sms_baidu_template.old"]],
    ["it holds only what was read", ["sms_baidu_template.new"], ["data.sms_baidu_template.a", "data.sms_baidu_template.b"]],
    ["the stack declares no objects", ["data.sms_baidu_template.a"], ["sms_baidu_template.a", "sms_baidu_template.b"]],
    ["it is empty", ["sms_baidu_template.new"], []],
  ])("does not where %s", (_what, blockAddresses, addresses) => {
    expect(foreignState(blockAddresses, stateWith(...addresses), path)).toEqual([]);
  });
});
