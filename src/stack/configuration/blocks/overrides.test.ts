import { folderWith, removeFolders } from "../../../../test/support/folder";
import { systemWorld } from "../../../system/world";
import { readConfiguration } from "../configuration";
import { findStack } from "../files/source";

afterAll(removeFolders);

async function read(files: Readonly<Record<string, string>>) {
  const { stack } = await findStack(undefined, { machine: systemWorld, cwd: folderWith(files), env: {} });
  if (!stack) throw new Error("no stack");
  return readConfiguration(stack);
}

const main = `
terraform {
  backend "local" {
    path = "a.tfstate"
  }
  required_providers {
    sms = { source = "smsform/sms" }
  }
}
provider "sms" {
  alias = "two"
}
resource "sms_x" "a" {
  content = var.absent
  name    = "a"
}
resource "sms_x" "b" {
  name = "b"
}
`;

test("an override changes the block of another file, and only that is read", async () => {
  const override = 'resource "sms_x" "a" {\n  content = "given"\n}\nterraform {\n  backend "local" {\n    path = "b.tfstate"\n  }\n}\n';
  const provider = '{ "provider": { "sms": [{ "alias": "two", "baidu": {} }, { "rules": {} }] } }';
  const { configuration, diagnostics } = await read({ "main.tf": main, "override.tf": override, "x_override.tf.json": provider });
  expect(diagnostics).toEqual([]);
  expect(configuration?.backendPath).toBe("b.tfstate");
  expect(configuration?.requiredProviders.get("sms")?.source).toBe("smsform/sms");
  expect(configuration?.resources.get("sms_x.a")?.body.raw).toEqual({ content: "given", name: "a" });
  expect([...(configuration?.providers ?? [])].map(([key, { body }]) => [key, body.raw])).toEqual([
    ["sms.two", { baidu: {} }],
    ["sms", { rules: {} }],
  ]);
});

test("overrides come in the order of the files' names", async () => {
  const named = (name: string) => `resource "sms_x" "b" {\n  name = "${name}"\n}\n`;
  const { configuration } = await read({
    "main.tf": main.replace("var.absent", '"c"'),
    "b_override.tf": named("second"),
    "a_override.tf": named("first"),
    "override.tf": named("last"),
  });
  expect(configuration?.resources.get("sms_x.b")?.body.raw).toEqual({ name: "last" });
});

test("a mistake in an override is told with its line there", async () => {
  const { diagnostics } = await read({
    "main.tf": main.replace("var.absent", '"c"'),
    "override.tf": '# a line\nresource "sms_x" "a" {\n  name = var.nothing\n}\n',
  });
  expect(diagnostics).toEqual([expect.objectContaining({ source: { file: "override.tf", line: 3, text: "name = var.nothing" } })]);
});

test.each([
  ["a block that is nowhere", 'resource "sms_x" "c" {\n}\n', /Nothing to override: override.tf, resource.sms_x.c: .*declare it there/],
  ["a local value that is nowhere", "locals {\n  c = 1\n}\n", /Nothing to override: override.tf, local.c: /],
  ["a provider that is nowhere", 'provider "sms" {\n  alias = "c"\n}\n', /Nothing to override/],
  ["depends_on", 'resource "sms_x" "b" {\n  depends_on = [sms_x.a]\n}\n', /"depends_on" cannot be overridden/],
  ["moved", "moved {\n  from = sms_x.c\n  to = sms_x.b\n}\n", /"moved" cannot be overridden: .*override files change resource, data/],
  ["a check", 'check "c" {\n}\n', /"check" cannot be overridden/],
])("%s in an override is refused", async (_, override, message) => {
  const { configuration, diagnostics } = await read({ "main.tf": main.replace("var.absent", '"c"'), "override.tf": override });
  expect(configuration).toBeUndefined();
  expect(diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`)).toEqual([expect.stringMatching(message)]);
});
