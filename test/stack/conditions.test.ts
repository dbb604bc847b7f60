import { signatureBlock, stacks, templateBlock } from "../support/stacks/stacks";

const begin = stacks();
const expecting = (kind: "precondition" | "postcondition", name: string) =>
  signatureBlock(
    "brand",
    `lifecycle {
    ${kind} {
      condition     = sms_baidu_template.code.name == "${name}"
      error_message = "another name"
    }
  }`,
  );

describe("a condition that refers to another block", () => {
  it.each(["precondition", "postcondition"] as const)("comes after it, as a %s too", async (kind) => {
    const stack = await begin({ "main.tf": expecting(kind, "登录验证码") + templateBlock("code") });
    expect((await stack.plan()).errors).toEqual([]);
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(stack.writes()).toEqual(["POST template", "POST signature"]);
    stack.write({ "main.tf": expecting(kind, "别的") + templateBlock("code") });
    expect((await stack.plan()).errors).toEqual([expect.stringContaining("another name")]);
  });

  it("keeps an output in a run of a part of the stack, where it belongs to an output", async () => {
    const output = `output "name" {
  value = sms_baidu_template.code.name
  precondition {
    condition     = sms_baidu_signature.brand.id != ""
    error_message = "no brand"
  }
}
`;
    const stack = await begin({ "main.tf": templateBlock("code") + signatureBlock("brand") + output });
    expect(await stack.apply({ targets: ["sms_baidu_template.code"] })).toMatchObject({ errors: [] });
    expect(JSON.parse(stack.stateText()).outputs).toEqual({});
    expect(await stack.apply()).toMatchObject({ errors: [], plan: { outputs: [{ name: "name" }] } });
  });
});
