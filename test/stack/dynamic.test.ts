import { Notebook, notebookCloud } from "../support/clouds/notebook-cloud";
import { stacks } from "../support/stacks/stacks";

const begin = stacks([notebookCloud(new Notebook())]);

/** A note whose block follows from what is not known before the apply. */
const stackOf = (input: string) => `resource "terraform_data" "later" {
  input = ${input}
}
resource "sms_notebook_note" "n" {
  title = "t"
  kind  = "MEMO"
  dynamic "limits" {
    for_each = terraform_data.later.output
    content {
      daily = limits.value
    }
  }
}
`;

// The other engines plan one block here, whatever comes.
it.each([
  ["one block", "[5]", { daily: 5, names: null }],
  ["no block", "[]", null],
])("a dynamic block over what is not known is not known in the plan, and may become %s", async (_, input, limits) => {
  const stack = await begin({ "main.tf": stackOf(input) });
  Object.assign(stack.environment, { NOTEBOOK_KEY: "k", NOTEBOOK_SECRET: "s" });
  const { errors, plan } = await stack.plan();
  expect(errors).toEqual([]);
  expect(plan?.changes.map(({ address, after }) => [address, typeof after?.limits])).toContainEqual(["sms_notebook_note.n", "symbol"]);
  expect(await stack.apply()).toMatchObject({ errors: [] });
  expect(stack.recorded("sms_notebook_note.n", "limits")).toEqual(limits);
  expect((await stack.plan()).changes).toEqual([]);
});

it("a dynamic block that becomes more than the schema takes is told in the apply, and nothing is sent", async () => {
  const stack = await begin({ "main.tf": stackOf("[1, 2]") });
  Object.assign(stack.environment, { NOTEBOOK_KEY: "k", NOTEBOOK_SECRET: "s" });
  const { errors } = await stack.apply();
  expect(errors).toEqual([expect.stringContaining("limits")]);
});
