/** Identities that another engine has recorded: this one keeps them with their objects. */
import { codeText, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";

const begin = stacks();
const address = "sms_baidu_template.code";
const changedText = { text: codeText.replace("5分钟", "10分钟") };

interface StateFile {
  readonly resources: readonly { readonly name: string; readonly instances: Recorded[] }[];
}
interface Recorded {
  readonly attributes: { readonly id: string };
  readonly deposed?: string;
  identity?: object;
  identity_schema_version?: number;
}

function instances(stack: TestStack): readonly Recorded[] {
  const { resources }: StateFile = JSON.parse(stack.stateText());
  return resources.flatMap((resource) => resource.instances);
}

/** As an engine leaves it that knows identities. */
async function withIdentity(block: string): Promise<{ readonly stack: TestStack; readonly id: string; readonly identity: object }> {
  const stack = await begin({ "main.tf": block });
  expect((await stack.apply()).errors).toEqual([]);
  const state: StateFile = JSON.parse(stack.stateText());
  const [recorded] = state.resources.flatMap((resource) => resource.instances);
  if (!recorded) throw new Error("nothing is recorded");
  const { id } = recorded.attributes;
  const identity = { id, region: "bj", of_a_later_version: [1, null] };
  recorded.identity = identity;
  recorded.identity_schema_version = 3;
  stack.write({ "terraform.tfstate": JSON.stringify(state) });
  return { stack, id, identity };
}

describe("a recorded identity", () => {
  it("is kept by runs that find and change its object, and by another name for it", async () => {
    const { stack, identity } = await withIdentity(templateBlock("code"));
    const kept = { identity, identity_schema_version: 3 };
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
    stack.write({ "main.tf": templateBlock("code", "", changedText) });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: [`update ${address}`] });
    expect(instances(stack)).toMatchObject([kept]);
    stack.write({ "main.tf": `${templateBlock("otp", "", changedText)}moved {\n  from = ${address}\n  to = sms_baidu_template.otp\n}\n` });
    expect((await stack.apply()).errors).toEqual([]);
    expect(instances(stack)).toMatchObject([kept]);
  });

  it("is kept where a change fails, and is no part of a plan", async () => {
    const { stack, identity } = await withIdentity(templateBlock("code"));
    stack.write({ "main.tf": templateBlock("code", "", changedText) });
    stack.emulator.admin.addFaults({ call: "modifyTemplate", action: { status: 400, code: "InappropriateJSON" } });
    expect((await stack.apply()).errors).toHaveLength(1);
    expect(instances(stack)).toMatchObject([{ identity }]);
  });

  it.each([
    ["first its predecessor goes", ""],
    ["first its successor is made", "lifecycle {\n    create_before_destroy = true\n  }"],
  ])("goes with its object: a successor has none until an engine gives it one (%s)", async (_order, lifecycle) => {
    const { stack, id } = await withIdentity(templateBlock("code", lifecycle));
    stack.emulator.admin.approve({ platform: "baidu", kind: "templates", id });
    stack.write({ "main.tf": templateBlock("code", lifecycle, changedText) });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: [`replace ${address}`] });
    const [recorded, ...others] = instances(stack);
    expect([others, recorded?.identity, recorded?.attributes.id === id]).toEqual([[], undefined, false]);
  });

  it("stays with a predecessor that could not be deleted", async () => {
    const lifecycle = "lifecycle {\n    create_before_destroy = true\n  }";
    const { stack, id, identity } = await withIdentity(templateBlock("code", lifecycle));
    stack.emulator.admin.approve({ platform: "baidu", kind: "templates", id });
    stack.write({ "main.tf": templateBlock("code", lifecycle, changedText) });
    stack.emulator.admin.addFaults({ call: "deleteTemplate", action: { status: 403, code: "AccessDenied" } });
    expect((await stack.apply()).errors).toHaveLength(1);
    const [deposed, ...others] = instances(stack).filter((each) => each.deposed !== undefined);
    expect([deposed?.identity, others]).toEqual([identity, []]);
  });

  it("that is none of an object's is refused as a damaged state", async () => {
    const { stack } = await withIdentity(templateBlock("code"));
    const state = stack.stateText().replace(/"of_a_later_version":/, '"other":');
    stack.write({ "terraform.tfstate": state.replace(/"identity":\{[^}]*\}/, '"identity":"text"') });
    expect((await stack.plan().catch((problem: Error) => ({ errors: [problem.message] }))).errors.join()).toContain(
      "identity: must be an object",
    );
  });
});
