/** Predecessors that wait for their deletion are observed and protected like other objects. */
import { planMessages } from "../../src/cli/json/json-messages";
import { planDocument } from "../../src/cli/json/plan-document";
import { renderPlan } from "../../src/cli/render/plan";
import { noColours } from "../../src/cli/render/writing/colours";
import { signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();
const address = "sms_baidu_template.code";

const code = (protection: boolean | string, { name = "code", more = "" } = {}) =>
  templateBlock(name, `deletion_protection = ${protection}\n  lifecycle {\n    create_before_destroy = true\n  }\n  ${more}`);

interface Deposed {
  readonly key: string;
  readonly values: Readonly<Record<string, unknown>>;
}

function deposedIn(stack: TestStack): Deposed[] {
  const { resources }: { resources: { instances: { deposed?: string; attributes: Deposed["values"] }[] }[] } = JSON.parse(
    stack.stateText(),
  );
  return resources.flatMap(({ instances }) =>
    instances.flatMap(({ deposed, attributes }) => (deposed === undefined ? [] : [{ key: deposed, values: attributes }])),
  );
}

/** The successor is made, the predecessor could not be deleted. */
async function succession(files: string, at = address): Promise<{ stack: TestStack; predecessor: ReturnType<TestStack["ref"]> }> {
  const stack = await begin({ "main.tf": files });
  await succeeded(stack.apply());
  const predecessor = stack.ref(at);
  stack.emulator.admin.addFaults({ call: "deleteTemplate", times: 1, action: { status: 400, code: "InappropriateJSON" } });
  expect((await stack.apply({ replace: [at] })).errors).toHaveLength(1);
  expect(deposedIn(stack)).toMatchObject([{ values: { id: predecessor.id, status: "SUBMITTED" } }]);
  stack.writes();
  return { stack, predecessor };
}

describe("a predecessor that was approved while it waited for its deletion", () => {
  const stop = expect.stringMatching(
    /is approved and protected: it cannot be deleted\n.*waits for its deletion.*Set deletion_protection = false in the block of sms_baidu_template\.code and apply/s,
  );

  it("is told by the plan, with what changed; it goes as soon as its block no longer protects it", async () => {
    const { stack, predecessor } = await succession(code(true));
    stack.emulator.admin.approve(predecessor);
    for (const run of [await stack.plan(), await stack.apply()]) expect(run.errors).toEqual([stop]);
    const planned = await stack.plan();
    const [{ key } = { key: "" }] = deposedIn(stack);
    expect(planned.plan).toMatchObject({ drift: [], reviewMoves: [{ address, deposedKey: key }] });
    expect(planned.events).toContainEqual({ type: "refreshed", address, deposedKey: key, id: predecessor.id });

    stack.write({ "main.tf": code(false) });
    const free = await stack.plan();
    expect(free).toMatchObject({ errors: [], changes: [`update ${address}`, `delete ${address}`] });
    if (!free.plan) throw new Error("no plan");
    const text = renderPlan(free.plan, noColours).toString();
    expect(planMessages(free.plan)).toContainEqual(
      expect.objectContaining({
        "@message": `${address} (deposed object ${key}): Review has moved on (SUBMITTED -> READY)`,
        review: expect.objectContaining({ deposed: key, after: { status: "READY", usable: true, review: expect.any(String) } }),
      }),
    );
    expect(JSON.parse(planDocument(free.plan).toString())).toMatchObject({
      resource_drift: [],
      smsform: { reviews: [{ address, deposed: key, before: { status: "SUBMITTED" }, after: { status: "READY" } }] },
    });
    expect(text).toMatch(new RegExp(`${address} \\(deposed object ${key}\\): .*SUBMITTED.* -> .*READY`));
    expect(text).toContain(`# ${address} (deposed object ${key}) will be destroyed: its successor has taken its place\n  # (status READY`);
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(stack.writes()).toEqual(["DELETE template"]);
    expect(deposedIn(stack)).toEqual([]);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("goes as its block says, whatever was recorded with it", async () => {
    const { stack, predecessor } = await succession(code(true));
    stack.write({ "main.tf": `${code("var.keep")}variable "keep" {\n  type = bool\n}\n` });
    stack.emulator.admin.approve(predecessor);
    expect((await stack.plan({ variables: [["keep", "true"]] })).errors).toEqual([stop]);
    expect(await stack.apply({ variables: [["keep", "false"]] })).toMatchObject({ errors: [] });
    expect(deposedIn(stack)).toEqual([]);
  });

  it("stays where it was approved only after the plan; the next plan tells of it", async () => {
    const { stack, predecessor } = await succession(code(true));
    expect((await stack.planToFile()).errors).toEqual([]);
    stack.emulator.admin.approve(predecessor);
    expect((await stack.applyFile()).errors).toEqual([expect.stringContaining("was approved since the plan; plan again")]);
    expect(stack.writes()).toEqual([]);
    expect((await stack.plan()).errors).toEqual([stop]);
  });

  it("goes by a plan from a file, approved meanwhile or not, where its block lets it", async () => {
    const { stack, predecessor } = await succession(code(true));
    stack.write({ "main.tf": code(false) });
    await stack.planToFile();
    stack.emulator.admin.approve(predecessor);
    expect(await stack.applyFile()).toMatchObject({ errors: [] });
    expect(stack.writes()).toEqual(["DELETE template"]);
    expect(deposedIn(stack)).toEqual([]);
  });

  it("goes in the run that made it one, if the same change lifts the protection", async () => {
    const stack = await begin({ "main.tf": code(true) });
    await succeeded(stack.apply());
    const predecessor = stack.ref(address);
    stack.write({ "main.tf": code(false) });
    const confirm = async () => {
      stack.emulator.admin.approve(predecessor);
      return true;
    };
    expect(await stack.apply({ replace: [address], confirm })).toMatchObject({ errors: [] });
    expect(deposedIn(stack)).toEqual([]);
  });

  it("stops a destruction, too, as its block says", async () => {
    const each = (protection: boolean) => code(protection, { more: 'for_each = toset(["x"])' });
    const { stack, predecessor } = await succession(each(true), `${address}["x"]`);
    stack.emulator.admin.approve(predecessor);
    expect((await stack.destroy()).errors).toEqual([expect.stringContaining(`in the block of ${address}["x"]`)]);
    stack.write({ "main.tf": each(false) });
    expect(await stack.destroy()).toMatchObject({ errors: [] });
    expect(stack.emulator.admin.objects()).toEqual([]);
  });

  it("follows its block to another address", async () => {
    const { stack, predecessor } = await succession(code(true));
    stack.emulator.admin.approve(predecessor);
    const moved = (protection: boolean) =>
      `${code(protection, { name: "login" })}moved {\n  from = ${address}\n  to   = sms_baidu_template.login\n}\n`;
    stack.write({ "main.tf": moved(true) });
    expect((await stack.plan()).errors).toEqual([expect.stringContaining("in the block of sms_baidu_template.login")]);
    stack.write({ "main.tf": moved(false) });
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(deposedIn(stack)).toEqual([]);
  });

  it("is governed by what was recorded where no block asks for its address; the console or state rm help then", async () => {
    const kept = signatureBlock("brand");
    const { stack, predecessor } = await succession(code(true) + kept);
    stack.emulator.admin.approve(predecessor);
    stack.write({ "main.tf": kept });
    const gone = expect.stringMatching(
      new RegExp(`no block asks for ${address} any more.*console \\(id ${predecessor.id}\\).*smsform state rm '${address}'`, "s"),
    );
    expect((await stack.plan()).errors).toEqual([gone]);
    stack.emulator.admin.remove(predecessor);
    expect(await stack.apply()).toMatchObject({ errors: [], changes: [`delete ${address}`], run: { counts: { destroy: 1 } } });
    expect(JSON.parse(stack.stateText()).resources).toMatchObject([{ name: "brand" }]);
  });
});

describe("a predecessor that waits for its deletion", () => {
  it("is one of several at an address, and each goes for itself", async () => {
    const { stack, predecessor } = await succession(code(true));
    stack.emulator.admin.addFaults({ call: "deleteTemplate", times: 2, action: { status: 400, code: "InappropriateJSON" } });
    expect((await stack.apply({ replace: [address] })).errors).toHaveLength(2);
    expect(deposedIn(stack)).toHaveLength(2);
    stack.emulator.admin.approve(predecessor);
    expect((await stack.plan()).errors).toEqual([expect.stringContaining("in the block of")]);
    stack.emulator.admin.remove(predecessor);
    expect(await stack.apply()).toMatchObject({ errors: [], changes: [`delete ${address}`] });
    expect(deposedIn(stack)).toEqual([]);
  });

  it("is looked at by refresh: what changed is recorded, what is gone goes, and nothing is sent", async () => {
    const { stack, predecessor } = await succession(code(false));
    stack.emulator.admin.approve(predecessor);
    const found = await stack.refresh();
    expect(found.events[0]).toEqual({ type: "total", phase: "refresh", count: 2 });
    expect(deposedIn(stack)).toMatchObject([{ values: { status: "READY", usable: true } }]);
    stack.emulator.admin.remove(predecessor);
    await succeeded(stack.refresh());
    expect(deposedIn(stack)).toEqual([]);
    expect(stack.writes()).toEqual([]);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("is gone without a word to the platform where somebody has deleted it", async () => {
    const { stack, predecessor } = await succession(code(true));
    stack.emulator.admin.remove(predecessor);
    expect(await stack.apply()).toMatchObject({ errors: [], changes: [], plan: { drift: [{ address, observed: null }] } });
    expect(stack.writes()).toEqual([]);
    expect(deposedIn(stack)).toEqual([]);
  });

  it("is not looked at without refresh, and not where it is no part of the run", async () => {
    const { stack, predecessor } = await succession(code(true) + signatureBlock("brand"));
    stack.emulator.admin.approve(predecessor);
    expect((await stack.plan({ refresh: false })).errors).toEqual([]);
    expect((await stack.plan({ targets: ["sms_baidu_signature.brand"] })).errors).toEqual([]);
    expect((await stack.plan({ targets: [address] })).errors).toHaveLength(1);
  });

  it("has no news of its review, unless it was in service", async () => {
    const { stack, predecessor } = await succession(code(false));
    stack.emulator.admin.reject(predecessor, "请写明公司名称");
    expect(await stack.plan()).toMatchObject({ errors: [], warnings: [], changes: [`delete ${address}`] });
  });
});
