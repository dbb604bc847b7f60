import { renderPlan } from "../../src/cli/render/plan";
import { noColours } from "../../src/cli/render/writing/colours";
import { signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();

/** Makes an object and forgets it: what is then on the platform was made by somebody else. */
async function stranger(stack: TestStack, address: string): Promise<string> {
  await succeeded(stack.apply());
  const { id } = stack.ref(address);
  stack.write({ "terraform.tfstate": "" });
  stack.writes();
  return id;
}

describe("taking an object that exists into the state", () => {
  it("by the command: then at most one update that is only recorded, then a clean plan", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    const id = await stranger(stack, "sms_baidu_template.code");
    expect(await stack.import("sms_baidu_template.code", id)).toMatchObject({ errors: [] });
    expect(stack.recorded("sms_baidu_template.code", "name")).toBe("登录验证码");
    await succeeded(stack.apply());
    expect(stack.writes()).toEqual([]);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("by a block: the plan says so, nothing is sent, and the next plan is clean", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    const id = await stranger(stack, "sms_baidu_template.code");
    stack.write({ "imports.tf": `import {\n  to = sms_baidu_template.code\n  id = "${id}"\n}\n` });
    const planned = await stack.plan();
    const text = planned.plan && String(renderPlan(planned.plan, noColours));
    expect(text).toContain(`# sms_baidu_template.code will be imported with the id "${id}"`);
    expect(text).toContain("Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.");
    expect(await stack.apply()).toMatchObject({ errors: [], run: { counts: { import: 1, add: 0, change: 0, destroy: 0 } } });
    expect(stack.writes()).toEqual([]);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("records a proof file that the platform never told of, without sending it", async () => {
    const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("proof")]);
    const stack = await begin({ "main.tf": signatureBlock("brand", 'signature_file = "proof.png"'), "proof.png": png });
    const id = await stranger(stack, "sms_baidu_signature.brand");
    await succeeded(stack.import("sms_baidu_signature.brand", id));
    const planned = await stack.plan();
    expect(planned.changes).toEqual(["update sms_baidu_signature.brand"]);
    expect(planned.plan && String(renderPlan(planned.plan, noColours))).toContain(
      "will be updated in place (recorded only, nothing is sent)",
    );
    await succeeded(stack.apply());
    expect(stack.writes()).toEqual([]);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it.each([
    ["an id that does not exist", "sms_baidu_template.code", "sms-tmpl-nobody00000", "Cannot import an object that does not exist"],
    ["an empty id", "sms_baidu_template.code", " ", "No id to import a template by"],
    ["a block that is not there", "sms_baidu_template.other", "sms-tmpl-nobody00000", "The stack has no sms_baidu_template.other"],
    ["no address", "template code", "sms-tmpl-nobody00000", '"template code" is no address of an object'],
  ])("refuses %s, and records nothing", async (_what, address, id, message) => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    expect((await stack.import(address, id)).errors).toEqual([expect.stringContaining(message)]);
    expect(stack.stateText()).toBe("");
  });

  it("refuses to take an address twice", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    await succeeded(stack.apply());
    const before = stack.stateText();
    const again = await stack.import("sms_baidu_template.code", stack.ref("sms_baidu_template.code").id);
    expect(again.errors).toEqual([expect.stringContaining("is already in the state")]);
    expect(stack.stateText()).toBe(before);
  });
});
