import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { clouds } from "../../src/clouds";
import { startProvider } from "../../src/plugin/reattach";
import { createProvider } from "../../src/reconcile";
import type { Attributes } from "../../src/schema";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { describeEngine, type Work } from "../support/engines/engine";
import { type Body, configurablePaths, exampleOf, worldOnExampleDay } from "../support/stacks/example-objects";

const header = 'terraform {\n  required_providers { sms = { source = "registry.terraform.io/smsform/sms" } }\n}\n';
/** Not known before `terraform_data.later` is there, not even its type. */
const later = "${jsondecode(terraform_data.later.output)}";
const proofs = ["baidu/proof.png", "tencent/proof.jpg", "huawei/licence.png"].map((path) => join(__dirname, "..", "..", "examples", path));
const provider = createProvider(clouds);
/** Attributes that exclude another one, which the example gives. */
const insteadOf: Readonly<Record<string, string>> = {
  "sms_baidu_approval.signature_id": "template_id",
  "sms_tencent_approval.signature_id": "template_id",
  "sms_huawei_approval.app": "template",
  "sms_huawei_approval.signature": "template",
};
/** Data sources with anything to configure. */
const asked = [...provider.dataSources]
  .filter(([, { definition }]) => configurablePaths(definition.attributes).length > 0)
  .map(([type]) => type);

jest.setTimeout(60_000);

describeEngine("a value that is not known while planning", (engine) => {
  let work: Work;
  let close: () => Promise<void>;

  afterEach(async () => {
    await close();
    await work.remove();
  });

  /** A stack in which every attribute that can be configured is unknown once, in an object of its own. */
  async function plan(kind: "resource" | "data", type: string, attributes: Attributes) {
    const example = await exampleOf(kind, type);
    const paths = configurablePaths(attributes);
    const objects = Object.fromEntries(
      paths.map((path) => {
        const { [insteadOf[`${type}.${path.join(".")}`] ?? ""]: _excluded, ...body } = example;
        return [path.join("-"), withLater(body, path)];
      }),
    );
    const files = {
      "main.tf": `${header}resource "terraform_data" "later" { input = "{}" }\n`,
      "objects.tf.json": JSON.stringify({ [kind]: { [type]: objects } }, null, 2),
      ...Object.fromEntries(await Promise.all(proofs.map(async (path) => [basename(path), await readFile(path)] as const))),
    };
    work = await engine.work({ files });
    const serving = await startProvider({ clouds, folder: work.folder, environment: emulatorKeys, world: worldOnExampleDay });
    work.attach(serving.reattach);
    close = serving.close;
    const { text, changes } = await work.plan();
    const addresses = changes.filter(({ action }) => action === "create").map(({ address }) => address);
    return { errors: text.match(/Error: .{0,300}/g) ?? [], addresses, names: Object.keys(objects) };
  }

  it.each([...provider.resources.keys()])("may stand in every attribute of %s", async (type) => {
    const attributes = provider.resources.get(type)?.definition.attributes ?? {};
    const { errors, addresses, names } = await plan("resource", type, attributes);
    expect(errors).toEqual([]);
    expect(addresses).toEqual(expect.arrayContaining(names.map((name) => `${type}.${name}`)));
  });

  it.each(asked)("may stand in every attribute of the data source %s", async (type) => {
    const attributes = provider.dataSources.get(type)?.definition.attributes ?? {};
    expect((await plan("data", type, attributes)).errors).toEqual([]);
  });
});

function withLater(body: Body, [name = "", ...rest]: readonly string[]): Body {
  if (rest.length === 0) return { ...body, [name]: later };
  const [block = {}] = [body[name]].flat();
  return { ...body, [name]: withLater(typeof block === "object" && block !== null ? (block as Body) : {}, rest) };
}
