/** What is secret in part stays public for the rest: in the state that both engines share, and in what refers to it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { stateDocument } from "../../src/cli/json/state-document";
import { renderState } from "../../src/cli/render/state";
import { noColours } from "../../src/cli/render/writing/colours";
import { schemasOf } from "../../src/cli/with-state";
import { createProvider } from "../../src/reconcile";
import { withBuiltin } from "../../src/stack/builtin";
import { parseState } from "../../src/stack/state/format";
import { Notebook, notebookCloud } from "../support/clouds/notebook-cloud";
import { describeEngine } from "../support/engines/engine";
import { openEngines } from "./both-engines";

jest.setTimeout(120_000);

const stack = {
  "main.tf": `
variable "secret" {
  default   = "s3cret"
  sensitive = true
}
variable "secrets" {
  type      = map(string)
  default   = { k = "s3cret" }
  sensitive = true
}
resource "terraform_data" "object" {
  input = { plain = "p", key = var.secret, deep = [{ a = 1 }, { a = var.secret }] }
}
resource "terraform_data" "map" {
  input = tomap({ plain = "p", "a key" = var.secret })
}
resource "terraform_data" "set" {
  input = { all = toset(["p", var.secret]), list = tolist(["p", var.secret]) }
}
resource "terraform_data" "whole" {
  input = var.secrets
}
resource "sms_notebook_note" "note" {
  title  = "t"
  kind   = "MEMO"
  tags   = ["p", var.secret]
  labels = { plain = "p", key = var.secret, k = var.secrets["k"] }
  parts  = [{ name = "one", weight = 1 }, { name = var.secret, weight = 2 }]
  limits {
    daily = 3
    names = ["n", var.secret]
  }
}
resource "sms_notebook_note" "second" {
  title  = terraform_data.object.input.plain
  kind   = "MEMO"
  labels = sms_notebook_note.note.labels
}
output "public" {
  value = [terraform_data.object.input.plain, sms_notebook_note.note.labels["plain"], sms_notebook_note.note.parts[0].name]
}
output "secret" {
  value     = sms_notebook_note.note.labels
  sensitive = true
}
`,
  "more.tf.json": JSON.stringify({
    resource: {
      sms_notebook_note: {
        // A block in an array of its own.
        counted: { count: 2, title: "c", kind: "MEMO", limits: [{ names: ["n", "${var.secret}"] }] },
        each: {
          for_each: { a: { open: "o", closed: "${var.secret}" } },
          title: "${each.key}",
          kind: "MEMO",
          labels: { open: "${each.value.open}", closed: "${each.value.closed}", later: "${terraform_data.object.id}" },
          lifecycle: { ignore_changes: ["labels"] },
        },
      },
    },
  }),
};

const schemas = schemasOf({ provider: withBuiltin(createProvider([notebookCloud(new Notebook())])) });

describeEngine("what is sensitive in part", (engine) => {
  let engines: Awaited<ReturnType<typeof openEngines>>;
  beforeAll(async () => {
    engines = await openEngines(engine);
  });
  afterAll(() => engines.close());

  test("is recorded alike by both engines, shown by none, and neither finds anything to change in the state of the other", async () => {
    const records: unknown[] = [];
    for (const apply of ["apply", "tofuApply"] as const) {
      const both = await engines.stack(stack);
      try {
        expect(await both[apply]()).toEqual([]);
        for (const plan of [await both.embedded(), await both.tofu()]) expect(plan).toMatchObject({ actions: {}, outputs: {}, errors: [] });
        records.push(await marksIn(both.folder));
        const state = parseState(await readFile(join(both.folder, "terraform.tfstate"), "utf8"), "terraform.tfstate");
        for (const shown of [renderState(state, schemas, { colours: noColours }), stateDocument(state, schemas)])
          expect(String(shown)).not.toContain("s3cret");
      } finally {
        await both.remove();
      }
    }
    expect(records[0]).toEqual(records[1]);
  });
});

interface Recorded {
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly sensitive_attributes: readonly unknown[] }[];
  }[];
}

/** Terraform 1.11 records what the schema says as well; both plan the same without. */
const fromSchema = JSON.stringify([{ type: "get_attr", value: "secret" }]);

/** The sensitive paths of every object that come from the configuration, in no order. */
async function marksIn(folder: string): Promise<Record<string, Set<string>>> {
  const { resources } = JSON.parse(await readFile(join(folder, "terraform.tfstate"), "utf8")) as Recorded;
  return Object.fromEntries(
    resources.map(({ type, name, instances }) => [
      `${type}.${name}`,
      new Set(
        instances.flatMap((each) => each.sensitive_attributes.map((path) => JSON.stringify(path))).filter((path) => path !== fromSchema),
      ),
    ]),
  );
}
