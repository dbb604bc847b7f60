import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describeEngine } from "../support/engines/engine";
import { type BothEngines, openEngines } from "./both-engines";

jest.setTimeout(120_000);

const stack = (input: string, trigger = "1") => ({
  "main.tf": `
variable "secret" {
  default   = "s3cret"
  sensitive = true
}
resource "terraform_data" "a" {
  input            = ${input}
  triggers_replace = ${trigger}
}
resource "terraform_data" "b" {
  input = var.secret
}
output "kept" { value = terraform_data.a.output }
`,
});

describeEngine("an object that engines bring themselves", (engine) => {
  let engines: Awaited<ReturnType<typeof openEngines>>;
  beforeAll(async () => {
    engines = await openEngines(engine);
  });
  afterAll(() => engines.close());

  let both: BothEngines | undefined;
  afterEach(() => both?.remove());

  test("is recorded in one way by both, and each takes up the state of the other", async () => {
    both = await engines.stack(stack('{ text = "a", set = toset(["y", "x"]), none = null }'));
    const nothing = { actions: {}, outputs: {}, errors: [] };
    const plans = async (stack: BothEngines) => [await stack.embedded(), await stack.tofu()];

    expect(await both.tofuApply()).toEqual([]);
    const byTofu = await recorded(both);
    for (const plan of await plans(both)) expect(plan).toMatchObject(nothing);

    await both.write(stack('{ text = "b", set = toset(["y", "x"]), none = null }'));
    const [own, other] = await plans(both);
    expect(own).toEqual(other);
    expect(own?.actions).toEqual({ "terraform_data.a": "update" });
    expect(await both.apply()).toEqual([]);
    const byUs = await recorded(both);
    for (const plan of await plans(both)) expect(plan).toMatchObject(nothing);
    const kept = JSON.stringify(byTofu.resources).replaceAll('"text":"a"', '"text":"b"');
    expect(byUs.resources).toEqual(JSON.parse(kept));

    await both.write(stack("null", "2"));
    const [replaced, alsoReplaced] = await plans(both);
    expect(replaced).toEqual(alsoReplaced);
    expect(replaced?.actions).toEqual({ "terraform_data.a": "replace" });
    expect(await both.apply()).toEqual([]);
    for (const plan of await plans(both)) expect(plan).toMatchObject(nothing);
  });
});

interface Recorded {
  readonly resources: readonly unknown[];
}

async function recorded({ folder }: BothEngines): Promise<Recorded> {
  const parsed = JSON.parse(await readFile(join(folder, "terraform.tfstate"), "utf8")) as Recorded;
  return { resources: parsed.resources };
}
