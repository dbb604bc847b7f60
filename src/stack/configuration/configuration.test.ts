import { folderWith, removeFolders } from "../../../test/support/folder";
import { systemWorld } from "../../system/world";
import type { Json } from "../expression";
import { readConfiguration } from "./configuration";
import { findStack } from "./files/source";

afterAll(removeFolders);

async function read(files: Readonly<Record<string, string | Json>>) {
  const texts = Object.fromEntries(
    Object.entries(files).map(([path, body]) => [path, typeof body === "string" ? body : JSON.stringify(body)]),
  );
  const { stack, diagnostics } = await findStack(undefined, { machine: systemWorld, cwd: folderWith(texts), env: {} });
  return stack ? readConfiguration(stack) : { configuration: undefined, diagnostics };
}
async function configurationOf(files: Readonly<Record<string, string | Json>>) {
  const { configuration, diagnostics } = await read(files);
  expect(diagnostics).toEqual([]);
  if (!configuration) throw new Error("no configuration");
  return configuration;
}
async function messagesOf(files: Readonly<Record<string, string | Json>>) {
  const { diagnostics } = await read(files);
  return diagnostics.map(({ severity, summary, detail }) => `${severity}: ${summary}: ${detail}`);
}

const folder = {
  "main.tf": `
terraform {
  required_version = ">= 1.5"
  required_providers {
    sms = { source = "registry.opentofu.org/smsform/sms" }
  }
  backend "local" {
    path = "messages.tfstate"
  }
}
provider "sms" {
  baidu = { region = "bj" }
}
provider "sms" {
  alias = "two"
}
resource "sms_baidu_template" "code" {
  for_each = local.texts
  provider = sms.two
  name     = each.key
  content  = "$\${code} \${each.value}"
  timeouts {
    create = "5m"
  }
  lifecycle {
    ignore_changes = all
    postcondition {
      condition     = self.usable
      error_message = "not usable"
    }
  }
  depends_on = [sms_baidu_signature.acme]
}
resource "sms_baidu_signature" "acme" {
  count   = 2
  content = "Acme\${count.index}"
}
data "sms_baidu_signature" "old" {
  id = "sms-1"
}
import {
  to = sms_baidu_template.code["a b"]
  id = "sms-tmpl-1"
}
`,
  "rest.tf.json": {
    "//": { comment: true },
    locals: [{ texts: { "a b": "c" } }, { other: "${var.size}" }],
    variable: { size: [{ type: "number", default: "3", nullable: false, description: "How many" }] },
    output: { old: { value: "${data.sms_baidu_signature.old.id}" } },
  },
};

describe("a stack of several files", () => {
  test("is one configuration", async () => {
    const configuration = await configurationOf(folder);
    expect(configuration.backendPath).toBe("messages.tfstate");
    expect([...configuration.providers.keys()]).toEqual(["sms", "sms.two"]);
    expect([...configuration.resources.keys()].sort()).toEqual([
      "data.sms_baidu_signature.old",
      "sms_baidu_signature.acme",
      "sms_baidu_template.code",
    ]);
    expect([...configuration.locals.keys()]).toEqual(["texts", "other"]);
    expect(configuration.variables.get("size")).toMatchObject({ default: 3, nullable: false, description: "How many" });
    expect(
      configuration.imports.map(({ to, key }) => [
        to.type,
        to.name,
        key?.evaluate({ resolve: () => ({ value: null, sensitive: false }) }).value,
      ]),
    ).toEqual([["sms_baidu_template", "code", "a b"]]);
  });

  test("its blocks hold their attributes, and what the engine itself needs apart from them", async () => {
    const template = (await configurationOf(folder)).resources.get("sms_baidu_template.code");
    expect(template).toMatchObject({ providerKey: "sms.two", dependsOn: ["sms_baidu_signature.acme"], source: "main.tf", name: "code" });
    expect([...(template?.body.attributes.keys() ?? [])].sort()).toEqual(["content", "name", "timeouts"]);
    expect(template?.lifecycle.ignoreChanges).toBe("all");
    expect(template?.lifecycle.postconditions[0]?.condition.references).toEqual([
      { blockAddress: "self", steps: ["usable"], text: "self.usable" },
    ]);
    const scope = { resolve: () => ({ value: "您好", sensitive: false }) };
    expect(template?.body.attributes.get("content")?.evaluate(scope).value).toBe("${code} 您好");
  });

  test("the provider is there without a block", async () => {
    const { providers } = await configurationOf({ "main.tf.json": {} });
    expect(providers.get("sms")?.body.raw).toEqual({});
  });

  test.each<Json>([
    { sms_x: { a: { lifecycle: { prevent_destroy: true } } } },
    [{ sms_x: [{ a: [{ lifecycle: [{ prevent_destroy: "true" }] }] }] }],
  ])("the loose forms of JSON syntax mean the same: %j", async (resource) => {
    const { resources } = await configurationOf({ "main.tf.json": { resource } });
    expect(resources.get("sms_x.a")?.lifecycle.preventDestroy).toBe(true);
  });
});

describe("what is wrong is named with its file and address", () => {
  const resource = (body: Json) => ({ "main.tf.json": { resource: { sms_x: { a: body } } } });
  test.each<[string, Record<string, string | Json>, RegExp]>([
    [
      "twice the same resource",
      { "a.tf": 'resource "sms_x" "a" {}\n', "b.tf": 'resource "sms_x" "a" {}\n' },
      /^error: "sms_x.a" is declared twice: b.tf, sms_x.a: it stands in a.tf too/,
    ],
    ["twice the same variable", { "a.tf": 'variable "a" {}\nvariable "a" {}\n' }, /Variable "a" is declared twice/],
    ["twice the same output", { "a.tf": 'output "a" { value = 1 }\noutput "a" { value = 1 }\n' }, /Output "a" is declared twice/],
    ["a file that holds a list", { "main.tf.json": [] }, /Not a configuration: main.tf.json: /],
    [
      "an unknown block",
      { "main.tf.json": { resorce: {} } },
      /Unknown block "resorce": main.tf.json: allowed are .*Did you mean "resource"\?/,
    ],
    [
      "a resource without a name",
      { "a.tf": 'resource "sms_x" {\n  a = 1\n  b = 2\n}\n' },
      /Label missing: a.tf, resource "sms_x": before its brace a block has its type and its name, as in resource "TYPE" "NAME" \{\.$/,
    ],
    ["an output without a name", { "a.tf": "output {\n  value = 1\n}\n" }, /Label missing: a.tf, output: .* output "NAME" \{\.$/],
    ["a block that is text", resource("x"), /Not a block: main.tf.json, resource "sms_x" "a": an object is wanted here; given is string/],
    [
      "an undeclared variable",
      resource({ b: "${var.nam}" }),
      /Reference to an undeclared variable "nam": main.tf.json, sms_x.a.b: "var.nam" names/,
    ],
    [
      "an undeclared resource",
      resource({ b: "${sms_x.aa.id}" }),
      /Reference to an undeclared resource "sms_x.aa": .*Did you mean "sms_x.a"\?/,
    ],
    [
      "depends_on of something undeclared",
      resource({ depends_on: ["sms_x.b"] }),
      /undeclared resource "sms_x.b": main.tf.json, sms_x.a.depends_on/,
    ],
    [
      "each without for_each",
      resource({ b: "${each.key}" }),
      /"each.key" has no meaning here: main.tf.json, sms_x.a.b: "each.key" may be used only in a block with "for_each"/,
    ],
    ["count and for_each", resource({ count: 1, for_each: {} }), /exclude each other/],
    [
      "an alias that is not configured",
      resource({ provider: "sms.two" }),
      /Provider "sms.two" is not configured: main.tf.json, sms_x.a.provider: known are sms\./,
    ],
    [
      "a word for a bool",
      resource({ lifecycle: { prevent_destroy: "${var.x}" } }),
      /Not a plain value: main.tf.json, sms_x.a.lifecycle.prevent_destroy/,
    ],
    ["an unknown lifecycle argument", resource({ lifecycle: { prevent: true } }), /Unknown argument "prevent"/],
    [
      "an unescaped platform variable",
      resource({ content: "您的验证码是${code}" }),
      /"code" is no reference: main.tf.json, sms_x.a.content: \$\{code\} stands for a value of the stack, .* Write \$\$\{code\} in the stack; in CDKTF, text\("…"\) writes it so/,
    ],
    ["an output without a value", { "main.tf.json": { output: { a: {} } } }, /Missing argument "value"/],
    [
      "an unknown type",
      { "main.tf.json": { variable: { a: { type: "strin" } } } },
      /Unknown type: main.tf.json, var.a.type: "strin" is no type/,
    ],
    [
      "a default of another type",
      { "main.tf.json": { variable: { a: { type: "number", default: "x" } } } },
      /main.tf.json, var.a: the default must be a number; given is a string/,
    ],
    [
      "a default with a reference",
      { "main.tf": 'variable "a" { default = "${var.b}" }\n' },
      /Only a plain value is allowed: main.tf, var.a/,
    ],
  ])("%s", async (_title, files, message) => {
    expect(await messagesOf(files)).toEqual([expect.stringMatching(message)]);
  });

  test("everything at once", async () => {
    expect(await messagesOf(resource({ a: "${var.x}", b: "${rsadecrypt(1, 2)}", count: "${each.key}" }))).toHaveLength(3);
  });
});

describe("what is wrong in HCL is told with its line", () => {
  const wrong: readonly (readonly [what: string, text: string, line: number, shown: string])[] = [
    ["a syntax error", "locals {\n  a = 1\n  b = [1,\n}\n", 4, "}"],
    ["a variable of the platform that is not escaped", 'locals {\n  a = "${1}"\n}\n', 2, 'a = "${1}"'],
    ["a reference", "locals {\n  a = [\n    1,\n    var.nam,\n  ]\n}\n", 4, "var.nam,"],
    ["the same block twice", 'resource "sms_x" "a" {}\n\nresource "sms_x" "a" {}\n', 3, 'resource "sms_x" "a" {}'],
    ["one of several blocks without labels", "moved {\n  from = sms_x.a\n  to = sms_x.b\n}\nmoved {\n  from = sms_x.c\n}\n", 5, "moved {"],
    ["an unknown block", '# first\nresorce "sms_x" "a" {}\n', 2, 'resorce "sms_x" "a" {}'],
    ["an unknown argument", 'output "a" {\n  value = 1\n  sensitiv = true\n}\n', 3, "sensitiv = true"],
    ["a missing argument", 'output "a" {\n  sensitive = true\n}\n', 1, 'output "a" {'],
    ["a name", '\nvariable "1a" {}\n', 2, 'variable "1a" {}'],
    ["a type", 'variable "a" {\n  type = strin\n}\n', 2, "type = strin"],
    ["what is not run", 'resource "sms_x" "a" {\n  b = "x"\n  c = rsadecrypt("x", "y")\n}\n', 3, 'c = rsadecrypt("x", "y")'],
    [
      "a block within a block",
      'resource "sms_x" "a" {\n  lifecycle {\n    prevent_destroy = var.x\n  }\n}\n',
      3,
      "prevent_destroy = var.x",
    ],
    ["a provider", 'resource "sms_x" "a" {\n  provider = sms.two\n}\n', 2, "provider = sms.two"],
    [
      "the second of two conditions",
      'output "a" {\n  value = 1\n  precondition {\n    condition = true\n    error_message = "x"\n  }\n  precondition {\n    condition = true\n  }\n}\n',
      7,
      "precondition {",
    ],
    ["what is nested too deep", `locals {\n  a = 1\n  b = ${"[".repeat(120)}${"]".repeat(120)}\n}\n`, 3, `b = ${"[".repeat(116)}…`],
  ];
  test.each(wrong)("%s", async (_title, text, line, shown) => {
    const { diagnostics } = await read({ "main.tf": text });
    expect(diagnostics.map(({ source }) => source)).toEqual([{ file: "main.tf", line, text: shown }]);
  });

  test("which is shortened, and does not show what may be a secret", async () => {
    const long = `b = "${"长".repeat(200)}" + var.x`;
    const { diagnostics } = await read({ "main.tf": `locals {\n  a_token = "hunter2" + var.x\n  ${long}\n}\n` });
    expect(diagnostics.map(({ source }) => source?.text)).toEqual(["a_token = …", `${long.slice(0, 120)}…`]);
  });

  test("and not in JSON, whose messages name the address", async () => {
    const { diagnostics } = await read({ "main.tf.json": { locals: { a: "${var.x}" } } });
    expect(diagnostics.map(({ source }) => source)).toEqual([undefined]);
  });
});

describe("names", () => {
  const rule = "a name begins with a letter or _, and goes on with letters, digits, _ and -";
  const wrong: readonly (readonly [name: string, proposed: string])[] = [
    ["", "_"],
    ["618", "_618"],
    ["1a", "_1a"],
    ["a b", "a_b"],
    ["a.b", "a_b"],
    ["-a", "_-a"],
    ['a"b', "a_b"],
    ["a/b", "a_b"],
    ["a[0]", "a_0_"],
    ["//", "__"],
    ["a²", "a_"],
    ["９", "_９"],
  ];
  /** What has a name, with where messages say that it stands. */
  const places: readonly (readonly [what: string, where: string, stack: (name: string) => Json])[] = [
    ["a resource", "sms_x", (name) => ({ resource: { sms_x: { [name]: {} } } })],
    ["a data source", "sms_x", (name) => ({ data: { sms_x: { [name]: {} } } })],
    ["an output", "output", (name) => ({ output: { [name]: { value: 1 } } })],
    ["a variable", "variable", (name) => ({ variable: { [name]: { default: 1 } } })],
    ["a local value", "locals", (name) => ({ locals: { [name]: 1 } })],
    ["a provider (alias)", 'provider "sms"', (name) => ({ provider: { sms: [{ alias: name }] } })],
    [
      "a provider",
      "terraform.required_providers",
      (name) => ({ terraform: { required_providers: { [name]: { source: "smsform/sms" } } } }),
    ],
  ];

  test.each(places)("that no engine takes for %s are refused, with one that it takes", async (what, where, stack) => {
    for (const [name, proposed] of wrong) {
      // A comment where arguments stand.
      if (name === "//" && (what === "a local value" || what === "a provider")) continue;
      const message = `error: "${name}" is no name of ${what}: main.tf.json, ${where}: ${rule}, for instance "${proposed}". Rename it.`;
      expect(await messagesOf({ "main.tf.json": stack(name) })).toEqual([message]);
      expect(await messagesOf({ "main.tf.json": stack(proposed) })).toEqual([]);
    }
  });

  test.each(places)("of any script are taken for %s", async (_what, _where, stack) => {
    for (const name of ["a", "_", "a-", "登录", "é", "a·b", "a９", "ａ", "𠮷"]) {
      expect(await messagesOf({ "main.tf.json": stack(name) })).toEqual([]);
    }
  });

  test("are the same in HCL, whose labels may be anything too", async () => {
    expect(await messagesOf({ "main.tf": 'resource "sms_x" "618" {}\nresource "sms_x" "登录" {}\n' })).toEqual([
      expect.stringMatching(/^error: "618" is no name of a resource: main\.tf, sms_x: /),
    ]);
  });

  test("in the addresses of moved, removed and import blocks are refused", async () => {
    for (const name of ["618", "a b", "-a", "a/b", ""]) {
      const address = `sms_x.${name}`;
      const stack = { moved: [{ from: address, to: "sms_x.b" }], removed: [{ from: address }], import: [{ to: address, id: "1" }] };
      const messages = (await messagesOf({ "main.tf.json": stack })).filter((message) => message.startsWith("error: Not an address: "));
      expect(messages).toHaveLength(3);
    }
  });
});

describe("what smsform does not run is refused in one line that says what the stack needs", () => {
  test.each<[Json, string]>([
    [
      { resource: { random_id: { a: {} } }, output: { a: { value: "${random_id.a.id}" } } },
      'main.tf.json, random_id.a: the stack needs the provider "random"',
    ],
    [{ provider: { aws: {} } }, 'main.tf.json, provider "aws": the stack needs the provider "aws"'],
    [{ terraform: { required_providers: { sms: { source: "acme/sms" } } }, resource: { sms_x: { a: {} } } }, 'the provider "sms"'],
    [{ terraform: { backend: { s3: {} } } }, 'main.tf.json, terraform.backend: the stack needs the backend "s3"'],
    [{ terraform: { cloud: {} } }, "HCP Terraform"],
    [{ module: { a: {} } }, "main.tf.json: the stack needs a module"],
    [
      { data: { terraform_remote_state: { a: {} } } },
      "main.tf.json, data.terraform_remote_state.a: the stack needs the state of another stack",
    ],
    [{ resource: { sms_x: { a: { provisioner: [] } } } }, "main.tf.json, sms_x.a: the stack needs a provisioner"],
    [
      { resource: { sms_x: { a: { b: '${rsadecrypt("x", "y")}' } } } },
      "main.tf.json, sms_x.a.b: the stack needs the function rsadecrypt()",
    ],
  ])("%j", async (body, need) => {
    const messages = await messagesOf({ "main.tf.json": body });
    expect(messages).toEqual([expect.stringContaining(need)]);
    expect(messages[0]).toMatch(
      /^error: Not supported by smsform: .*, which smsform does not run; "tofu plan" \(or "terraform plan"\) in the stack's folder does\.( smsform list, [^\n]+ --state FILE\.)?$/,
    );
  });

  test("a validation that cannot be evaluated is a warning: the value is taken unchecked", async () => {
    const validation = [{ condition: "${rsadecrypt(var.a, var.a) != null}", error_message: "empty" }];
    const { configuration, diagnostics } = await read({ "main.tf.json": { variable: { a: { validation } } } });
    expect(configuration?.variables.get("a")?.validations).toEqual([]);
    expect(diagnostics).toEqual([
      expect.objectContaining({ severity: "warning", detail: expect.stringContaining("the function rsadecrypt()") }),
    ]);
  });
});
