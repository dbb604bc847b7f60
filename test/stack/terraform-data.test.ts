import { stacks, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();
const data = (name: string, more: string) => `resource "terraform_data" "${name}" {\n  ${more}\n}\n`;

describe("terraform_data", () => {
  it("needs no platform, no credentials and no provider block", async () => {
    const stack = await begin({ "main.tf": data("a", "input = [1, 2]") });
    stack.environment.BAIDUCLOUD_ACCESS_KEY = undefined;
    stack.environment.BAIDUCLOUD_SECRET_KEY = undefined;
    expect(await stack.apply()).toMatchObject({ errors: [], warnings: [] });
    expect(stack.recorded("terraform_data.a", "output")).toEqual({ value: [1, 2], type: ["tuple", ["number", "number"]] });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
    expect((await stack.validate()).errors).toEqual([]);
    expect(await stack.destroy()).toMatchObject({ errors: [], changes: ["delete terraform_data.a"] });
  });

  it("makes what is triggered by it anew", async () => {
    const triggered = templateBlock(
      "code",
      "lifecycle {\n    replace_triggered_by = [terraform_data.a]\n  }\n  deletion_protection = false",
    );
    const stack = await begin({ "main.tf": data("a", 'input = "1"') + triggered });
    expect(await stack.apply()).toMatchObject({ errors: [] });
    stack.write({ "main.tf": data("a", 'input = "2"') + triggered });
    expect((await stack.plan()).changes).toEqual(["replace sms_baidu_template.code", "update terraform_data.a"]);
  });

  it.each([
    ["each.key", 'for_each = toset(["x", "y"])', '["x"]'],
    ["count.index", "count = 2", "[0]"],
  ])("makes the one of the same key anew: %s", async (key, repeated, first) => {
    const triggered = templateBlock(
      "code",
      `${repeated}\n  lifecycle {\n    replace_triggered_by = [terraform_data.a[${key}].input]\n  }\n  deletion_protection = false`,
    );
    const cause = (last: string) => data("a", `${repeated}\n  input = ${key} == ${first.slice(1, -1)} ? "${last}" : "same"`);
    const stack = await begin({ "main.tf": cause("1") + triggered });
    expect((await stack.validate()).errors).toEqual([]);
    expect(await stack.apply()).toMatchObject({ errors: [] });
    stack.write({ "main.tf": cause("2") + triggered });
    expect((await stack.plan()).changes).toEqual([`replace sms_baidu_template.code${first}`, `update terraform_data.a${first}`]);
  });

  it("refuses a trigger by a key that the block does not have", async () => {
    const stack = await begin({
      "main.tf": `${data("a", "count = 1")}${templateBlock("code", "lifecycle {\n    replace_triggered_by = [terraform_data.a[each.key]]\n  }")}`,
    });
    expect((await stack.plan()).errors).toEqual([expect.stringContaining('may be used only in a block with "for_each"')]);
  });

  it("is carried out from a plan file as it was planned, with what was not known then", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") + data("a", "input = { id = sms_baidu_template.code.id, none = null }") });
    expect((await stack.planToFile()).errors).toEqual([]);
    expect((await stack.applyFile()).errors).toEqual([]);
    const id = stack.recorded("sms_baidu_template.code", "id");
    expect(stack.recorded("terraform_data.a", "output")).toMatchObject({ value: { id, none: null } });
    expect((await stack.plan()).changes).toEqual([]);
  });

  it("is imported by any id", async () => {
    const stack = await begin({ "main.tf": data("a", 'input = "1"') });
    expect((await stack.import("terraform_data.a", "mine")).errors).toEqual([]);
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect([stack.recorded("terraform_data.a", "id"), (await stack.plan()).changes]).toEqual(["mine", []]);
  });

  it.each([
    ["an argument that it does not have", "inptu = 1", 'Unknown attribute "inptu"'],
    ["what it computes", "output = 1", "is computed"],
  ])("refuses %s", async (_, more, message) => {
    const stack = await begin({ "main.tf": data("a", more) });
    expect((await stack.plan()).errors).toEqual([expect.stringContaining(message)]);
  });

  it("tells a state that is damaged", async () => {
    const stack = await begin({ "main.tf": data("a", "input = 1") });
    await succeeded(stack.apply());
    stack.write({ "terraform.tfstate": stack.stateText().replace('"type": "number"', '"typ": "number"') });
    expect((await stack.plan()).errors).toEqual([expect.stringContaining("damaged terraform_data.a")]);
  });
});
