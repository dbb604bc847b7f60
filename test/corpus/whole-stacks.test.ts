import fc from "fast-check";
import { isExhaustive } from "../support/crashes/exhaustive";
import { describeEngine } from "../support/engines/engine";
import { openEngines } from "./both-engines";

jest.setTimeout(180_000);

/** Parts of a stack that are right by themselves; `#` stands for a number that tells one part from another. */
const head = `
variable "secret" {
  default   = "s3cret"
  sensitive = true
}
variable "rows" {
  type    = list(object({ key = string, size = number, tags = optional(set(string), ["t"]) }))
  default = [{ key = "a", size = 1 }, { key = "b", size = 2, tags = ["y", "x"] }, { key = "c", size = 3, tags = [] }]
  validation {
    condition     = alltrue([for row in var.rows : row.size > 0])
    error_message = "Sizes are above zero."
  }
}
resource "terraform_data" "later" {
  input = { text = "later", list = ["p", "q"], secret = var.secret }
}
`;

const known = ["var.rows", "[for row in var.rows : row if row.size != 2]", "slice(var.rows, 0, 1)", "reverse(var.rows)"];
const texts = [
  "each.key",
  'format("%s-%02d", each.key, each.value.size)',
  'join("+", sort(each.value.tags))',
  "upper(each.value.key)",
  '"%{ for tag in each.value.tags }<${tag}>%{ endfor }"',
  "terraform_data.later.id",
  'coalesce(try(each.value.none, ""), "none")',
  "nonsensitive(var.secret)",
  "jsonencode(each.value)",
  'substr(sha256("${each.key}${terraform_data.later.input.text}"), 0, 6)',
];
const results = [
  "local.l#",
  "{ for key, note in sms_notebook_note.n# : key => note.title }",
  "values(sms_notebook_note.n#)[*].labels",
  "[for note in sms_notebook_note.n# : note.id]",
  "merge(local.l#, { z = { key = terraform_data.later.output, size = 0, tags = toset([]) } })",
  "length(sms_notebook_note.n#)",
  "terraform_data.d#.input",
  "flatten([for row in values(local.l#) : tolist(row.tags)])",
  "try(terraform_data.d#.output.none, local.l#)",
];

const pick = (all: readonly string[]) => fc.constantFrom(...all);
const part = fc.record({
  rows: pick(known),
  title: pick(texts),
  label: pick(texts),
  result: pick(results),
  other: pick(results),
  daily: fc.nat(2),
  isSecret: fc.boolean(),
});

const partText = (
  { rows, title, label, result, other, daily, isSecret }: typeof part extends fc.Arbitrary<infer T> ? T : never,
  number: number,
) =>
  `
output "o#" {
  value     = [${result}, ${other}${isSecret ? ", var.secret" : ""}]
  sensitive = true
}
resource "sms_notebook_note" "n#" {
  for_each = local.l#
  title    = ${title}
  kind     = "MEMO"
  tags     = each.value.tags
  labels   = { one = ${label}, two = ${isSecret ? "var.secret" : "each.key"} }
  dynamic "limits" {
    for_each = each.value.size > ${daily} ? [each.value.size] : []
    content {
      daily = limits.value + limits.key
    }
  }
}
resource "terraform_data" "d#" {
  input            = { rows = local.l#, title = values(sms_notebook_note.n#)[0].title }
  triggers_replace = keys(local.l#)
}
check "c#" {
  assert {
    condition     = length(local.l#) == ${daily}
    error_message = "There are \${length(local.l#)}."
  }
}
locals {
  l# = { for row in local.r# : row.key => row }
  r# = ${rows}
}
`.replaceAll("#", String(number));

describeEngine("whole stacks with all of the language", (engine) => {
  let engines: Awaited<ReturnType<typeof openEngines>>;
  beforeAll(async () => {
    engines = await openEngines(engine);
  });
  afterAll(() => engines.close());

  it("are planned by both engines in one way", async () => {
    const parts = fc.sample(part, isExhaustive ? 300 : 12);
    const both = await engines.stack({ "main.tf": head + parts.map(partText).join("") });
    try {
      const [own, other] = [await both.embedded(), await both.tofu()];
      expect({ own: own.errors, other: other.errors }).toEqual({ own: [], other: [] });
      expect(own).toEqual(other);
      expect(await both.validated()).toEqual([]);
      expect(Object.keys(own.actions).length).toBeGreaterThan(parts.length);
    } finally {
      await both.remove();
    }
  });
});
