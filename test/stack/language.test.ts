/** What the embedded engine leaves to the engines that run all of the language, in both of its syntaxes. */

import { clouds } from "../../src/clouds";
import { createProvider } from "../../src/reconcile";
import { openStack } from "../../src/stack";
import { systemWorld } from "../../src/system/world";
import { folderWith, removeFolders } from "../support/folder";

afterAll(removeFolders);

async function errorsOf(files: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const folder = folderWith(files);
  const { diagnostics } = await openStack({
    machine: systemWorld,
    stack: folder,
    cwd: folder,
    environment,
    provider: createProvider(clouds),
    variables: [],
  });
  return diagnostics.map(({ severity, summary, detail }) => `${severity}: ${summary}: ${detail}`);
}

const template = { name: "n", content: "您的订单已发货。", sms_type: "CommonNotice", description: "d" };
const resource = (more: object) => ({ resource: { sms_baidu_template: { t: { ...template, ...more } } } });
const output = (value: unknown) => ({ output: { x: { value } } });
const attributes = `name = "n"
  content = "您的订单已发货。"
  sms_type = "CommonNotice"
  description = "d"`;
const block = (more: string) => `resource "sms_baidu_template" "t" {\n  ${attributes}\n  ${more}\n}\n`;
const value = (text: string) => `output "x" {\n  value = ${text}\n}\n`;

/** What the stack needs, in HCL and in JSON. */
const refused: readonly (readonly [need: string, hcl: string, json: object | undefined])[] = [
  ['the provider "random"', 'resource "random_pet" "p" {}\n', { resource: { random_pet: { p: {} } } }],
  ['the provider "aws"', 'provider "aws" {}\n', { provider: { aws: [{}] } }],
  ['the provider "external"', 'data "external" "e" {}\n', { data: { external: { e: {} } } }],
  [
    'the provider "sms"',
    `terraform {\n  required_providers {\n    sms = { source = "acme/sms" }\n  }\n}\n${block("")}`,
    { terraform: { required_providers: { sms: { source: "acme/sms" } } }, ...resource({}) },
  ],
  ['the backend "s3"', 'terraform {\n  backend "s3" {\n    bucket = "b"\n  }\n}\n', { terraform: { backend: { s3: { bucket: "b" } } } }],
  [
    "workspaces (workspace_dir)",
    'terraform {\n  backend "local" {\n    workspace_dir = "w"\n  }\n}\n',
    { terraform: { backend: { local: { workspace_dir: "w" } } } },
  ],
  [
    "HCP Terraform (a cloud block)",
    'terraform {\n  cloud {\n    organization = "o"\n  }\n}\n',
    { terraform: { cloud: { organization: "o" } } },
  ],
  ["experiments of the language", "terraform {\n  experiments = [x]\n}\n", { terraform: { experiments: ["x"] } }],
  ["the encryption of its state", "terraform {\n  encryption {}\n}\n", { terraform: { encryption: {} } }],
  ["a module", 'module "m" {\n  source = "./m"\n}\n', { module: { m: { source: "./m" } } }],
  ["a module (module.m.id)", value("module.m.id"), output("${module.m.id}")],
  [
    "the state of another stack (terraform_remote_state)",
    'data "terraform_remote_state" "other" {\n  backend = "local"\n}\n',
    { data: { terraform_remote_state: { other: { backend: "local" } } } },
  ],
  ["an ephemeral resource", 'ephemeral "random_password" "p" {}\n', { ephemeral: { random_password: { p: {} } } }],
  [
    "an ephemeral variable",
    'variable "v" {\n  ephemeral = true\n  default = "d"\n}\n',
    { variable: { v: { ephemeral: true, default: "d" } } },
  ],
  [
    "a provisioner",
    block('provisioner "local-exec" {\n    command = "date"\n  }'),
    resource({ provisioner: [{ "local-exec": { command: "date" } }] }),
  ],
  ["a connection", block('connection {\n    host = "h"\n  }'), resource({ connection: { host: "h" } })],
  [
    "a provider with for_each",
    'provider "sms" {\n  for_each = toset(["a"])\n  alias = "x"\n}\n',
    { provider: { sms: { for_each: ["a"], alias: "x" } } },
  ],
  ["the function rsadecrypt()", value('rsadecrypt("a", "b")'), output('${rsadecrypt("a", "b")}')],
  ["the function ephemeralasnull()", value('ephemeralasnull("a")'), output('${ephemeralasnull("a")}')],
];

describe("what the embedded engine does not run is refused in one line: what the stack needs, and the command that runs it", () => {
  const oneLine = (need: string) => {
    const words = need.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    const command = '"tofu plan" \\(or "terraform plan"\\) in the stack\'s folder does';
    return [
      expect.stringMatching(
        `^error: Not supported by smsform: [^\\n]+: the stack needs ${words}, which smsform does not run; ${command}\\.( smsform list, [^\\n]+ --state FILE\\.)?$`,
      ),
    ];
  };
  test.each(refused.map(([need, hcl]) => [need, hcl] as const))("%s, in HCL: %j", async (need, hcl) => {
    expect(await errorsOf({ "main.tf": hcl })).toEqual(oneLine(need));
  });
  const inJson = refused.flatMap(([need, , json]) => (json ? [[need, JSON.stringify(json)] as const] : []));
  test.each(inJson)("%s, in JSON: %s", async (need, json) => {
    expect(await errorsOf({ "main.tf.json": json })).toEqual(oneLine(need));
  });

  test("another workspace, chosen in the environment or by the workspace command", async () => {
    expect(await errorsOf({ "main.tf": value("1") }, { TF_WORKSPACE: "live" })).toEqual(oneLine('the workspace "live"'));
    expect(await errorsOf({ "main.tf": value("1"), ".terraform/environment": "live" })).toEqual(oneLine('the workspace "live"'));
    expect(await errorsOf({ "main.tf": value("1"), ".terraform/environment": "default" })).toEqual([]);
  });

  test("everything that the stack needs is told at once, and a reference to it is no second mistake", async () => {
    const stack = `resource "random_pet" "p" {}\nmodule "m" {\n  source = "./m"\n}\n${value("random_pet.p.id")}`;
    expect(await errorsOf({ "main.tf": stack })).toEqual([...oneLine('the provider "random"'), ...oneLine("a module")].reverse());
  });
});

describe("names that are wrong by a letter", () => {
  test.each([
    ["output", 'output "x" {\n  value = 1\n  sensitve = true\n}\n', 'Did you mean "sensitive"?'],
    ["variable", 'variable "x" {\n  defualt = 1\n}\n', 'Did you mean "default"?'],
    ["lifecycle", block("lifecycle {\n    prevent_destory = true\n  }"), 'Did you mean "prevent_destroy"?'],
    ["terraform", 'terraform {\n  required_verion = ">= 1"\n}\n', 'Did you mean "required_version"?'],
  ])("in %s", async (_, text, advice) => {
    expect(await errorsOf({ "main.tf": text })).toContainEqual(
      expect.stringMatching(new RegExp(`Unknown argument.*${advice.replace("?", "\\?")}`)),
    );
  });
});

test.each(['"${"$"}{x}"', '"a${"$"}${1 + 1}"', '"${"100%"}{if}"', '"${"$"}${"{"}x}"'])(
  "an inserted sign that would become the beginning of an insertion is refused, with the way to write it: %s",
  async (text) => {
    const [message, ...more] = await errorsOf({ "main.tf": `# comment\n${value(text)}` });
    expect(message).toMatch(
      /main\.tf:3:\d+: an inserted "[$%]" right before "\{".* is not kept apart from it: write (\$\$|%%)\{ for the two signs/,
    );
    expect(more).toEqual([]);
  },
);
