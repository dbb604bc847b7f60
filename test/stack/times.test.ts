import { compareSync } from "bcryptjs";
import { stacks } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();

/** Keeps what an expression comes to. */
const kept = (expression: string) => ({
  "main.tf": `resource "terraform_data" "a" {\n  input = ${expression}\n}\noutput "kept" {\n  value = terraform_data.a.output\n}\n`,
});
const now = "2026-01-05T09:00:00Z";

describe("what is not known before a plan is carried out", () => {
  it.each([
    ["timestamp()", /^2026-01-05T09:00:00Z$/],
    ["uuid()", /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/],
    ['bcrypt("s3cret", 4)', /^\$2a\$04\$.{53}$/],
    ['"at ${formatdate("YYYY", timestamp())}"', /^at 2026$/],
  ])("%s has its value in the apply, and another one in the next", async (expression, shape) => {
    const stack = await begin(kept(expression));
    const planned = await stack.plan();
    expect(planned).toMatchObject({ errors: [], changes: ["create terraform_data.a"] });
    expect(JSON.stringify(planned.plan?.changes[0]?.after)).not.toContain("2026");
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(stack.recorded("terraform_data.a", "input")).toEqual({ value: expect.stringMatching(shape), type: "string" });
    expect((await stack.plan()).changes).toEqual(["update terraform_data.a"]);
  });
});

test("what bcrypt makes is verified by its text, and made of another salt each time", async () => {
  const stack = await begin(kept('[for i in range(2) : bcrypt("s3cret", 4)]'));
  await succeeded(stack.apply());
  const { value } = stack.recorded("terraform_data.a", "output") as { value: string[] };
  expect(value.map((hash) => compareSync("s3cret", hash))).toEqual([true, true]);
  expect(new Set(value).size).toBe(2);
});

test.each([
  ['bcrypt("a", 17)', /a cost of at most 16 is taken/],
  ['bcrypt("a", 4, 5)', /at most one cost is taken/],
  [`bcrypt("${"a".repeat(73)}")`, /at most 72 bytes are taken/],
  ['pathexpand("~someone/x")', /the folder of another user is not known/],
])("%s is refused when it is planned", async (expression, message) => {
  const stack = await begin(kept(expression));
  expect((await stack.plan()).errors).toEqual([expect.stringMatching(message)]);
});

test("plantimestamp() is when the plan was made, also when it is carried out later", async () => {
  const stack = await begin(kept("plantimestamp()"));
  const { plan, errors } = await stack.planToFile();
  expect([errors, plan?.madeAt]).toEqual([[], now]);
  stack.skewMs = 3_600_000;
  expect(await stack.applyFile()).toMatchObject({ errors: [] });
  expect(stack.recorded("terraform_data.a", "output")).toMatchObject({ value: now });
});

test("pathexpand() puts the home folder in the place of the tilde", async () => {
  const stack = await begin(
    kept('[pathexpand("~") == "~", pathexpand("~/a/../b") == "${pathexpand("~")}/b", pathexpand("a/~"), core::upper("a")]'),
  );
  expect(await stack.apply()).toMatchObject({ errors: [] });
  expect(stack.recorded("terraform_data.a", "output")).toMatchObject({ value: [false, true, "a/~", "A"] });
});
