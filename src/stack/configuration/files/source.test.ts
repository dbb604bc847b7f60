import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { folderWith, removeFolders } from "../../../../test/support/folder";
import { systemWorld } from "../../../system/world";
import { readConfiguration } from "../configuration";
import { findStack } from "./source";

afterAll(removeFolders);

const cdktf = JSON.stringify(require.resolve("cdktf"));

/** A CDKTF program that makes these stacks with one template each, and writes on both outputs. */
function appWith(...stacks: string[]): string {
  return `
    const { App, TerraformStack, TerraformResource, TerraformProvider, TerraformVariable, TerraformIterator, TerraformLocal, TerraformOutput, Fn } = require(${cdktf});
    const metadata = { providerName: "sms" };
    class Messages extends TerraformStack {
      constructor(app, name) {
        super(app, name);
        new TerraformProvider(this, "sms", { terraformResourceType: "sms", terraformProviderSource: "smsform/sms", terraformGeneratorMetadata: metadata });
        const names = new TerraformVariable(this, "names", { type: "list(string)", default: ["a", "\${literal}"], sensitive: true });
        const signature = new TerraformResource(this, "signature", { terraformResourceType: "sms_baidu_signature", terraformGeneratorMetadata: metadata, count: 2,
          lifecycle: { createBeforeDestroy: true, preventDestroy: true, ignoreChanges: ["content"] } });
        signature.addOverride("content", "Acme");
        const template = new TerraformResource(this, "template", { terraformResourceType: "sms_baidu_template", terraformGeneratorMetadata: metadata,
          forEach: TerraformIterator.fromList(names.listValue), dependsOn: [signature],
          lifecycle: { precondition: [{ condition: "\${true}", errorMessage: "never" }], replaceTriggeredBy: ["sms_baidu_signature.signature"] } });
        template.addOverride("content", Fn.rawString("code: \${code}"));
        template.addOverride("timeouts", { create: this.node.tryGetContext("patience") });
        const local = new TerraformLocal(this, "all", { id: template.fqn });
        new TerraformOutput(this, "output", { value: local.expression, sensitive: true, dependsOn: [signature], description: "All of them" });
      }
    }
    console.log("synthesizing on stdout");
    const app = new App();
    for (const name of ${JSON.stringify(stacks)}) new Messages(app, name);
    app.synth();
  `;
}

function programFolder(...stacks: string[]): string {
  return folderWith({
    "cdktf.json": JSON.stringify({ language: "typescript", app: "node app.js", output: "made/out", context: { patience: "5m" } }),
    "app.js": appWith(...stacks),
  });
}

async function find(cwd: string, argument?: string) {
  const said = new PassThrough();
  const { stack, diagnostics } = await findStack(argument, { machine: systemWorld, cwd, env: process.env, stderr: said });
  said.end();
  return { stack, messages: diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`), said: String(said.read() ?? "") };
}

describe("a stack is found", () => {
  const tf = 'output "x" { value = 1 }\n';

  test("in the working directory, hidden files and backups left out", async () => {
    const cwd = folderWith({ "b.tf": tf, "a.tf.json": "{}", ".hidden.tf": "{{", "b.tf~": "{{", "notes.txt": "", "cdktf.json": "no JSON" });
    mkdirSync(join(cwd, "folder.tf"));
    const { stack, messages } = await find(cwd);
    expect(messages).toEqual([]);
    expect(stack).toEqual({
      name: cwd.split("/").at(-1),
      folder: cwd,
      files: [
        { path: "a.tf.json", body: {} },
        { path: "b.tf", body: { output: { x: [{ value: 1 }] } }, hcl: tf },
      ],
    });
  });

  test("in a folder that is named", async () => {
    const cwd = folderWith({ "stacks/one/cdk.tf.json": "{}" });
    expect((await find(cwd, "stacks/one")).stack).toMatchObject({ name: "one", folder: `${cwd}/stacks/one` });
  });

  test("by running the app, which gets what the CDKTF command line gives it and whose output goes to stderr", async () => {
    const cwd = programFolder("one");
    const { stack, messages, said } = await find(cwd);
    expect(messages).toEqual([]);
    expect(said).toContain("synthesizing on stdout");
    expect(stack).toMatchObject({ name: "one", folder: `${cwd}/made/out/stacks/one` });
    expect(JSON.stringify(stack?.files)).toContain('"timeouts":{"create":"5m"}');
  });

  test("by its name among several, also from another folder's app", async () => {
    const cwd = programFolder("one", "two");
    expect((await find(cwd, "two")).stack).toMatchObject({ name: "two", folder: `${cwd}/made/out/stacks/two` });
    const { messages } = await find(cwd);
    expect(messages).toEqual(["Several stacks: The app makes one, two. Name the one that is meant."]);
    expect((await find(cwd, "tow")).messages).toEqual([
      'No such stack: The app makes no stack "tow", and there is no folder of that name. It makes one, two. Did you mean "two"?',
    ]);
  });

  test("and what CDKTF writes is read as a configuration", async () => {
    const { stack } = await find(programFolder("one"));
    if (!stack) throw new Error("no stack");
    const { configuration, diagnostics } = await readConfiguration(stack);
    expect(diagnostics).toEqual([]);
    if (!configuration) throw new Error("no configuration");
    expect(configuration.backendPath).toMatch(/terraform\.one\.tfstate$/);
    expect(configuration.requiredProviders.get("sms")).toEqual({ source: "smsform/sms" });
    expect(configuration.variables.get("names")).toMatchObject({ sensitive: true, default: ["a", "${literal}"], type: { kind: "list" } });
    const signature = configuration.resources.get("sms_baidu_signature.signature");
    expect(signature).toMatchObject({ mode: "managed", providerKey: "sms", source: "cdk.tf.json", dependsOn: [] });
    expect(signature?.lifecycle).toMatchObject({ createBeforeDestroy: true, preventDestroy: true, ignoreChanges: ["content"] });
    expect([...(signature?.body.attributes.keys() ?? [])]).toEqual(["content"]);
    const template = configuration.resources.get("sms_baidu_template.template");
    expect(template?.dependsOn).toEqual(["sms_baidu_signature.signature"]);
    expect(template?.forEach?.references.map(({ blockAddress }) => blockAddress)).toEqual(["var.names"]);
    expect(template?.lifecycle.preconditions).toHaveLength(1);
    expect(template?.lifecycle.replaceTriggeredBy.map(({ blockAddress }) => blockAddress)).toEqual(["sms_baidu_signature.signature"]);
    const scope = { resolve: () => ({ value: null, sensitive: false }) };
    expect(template?.body.attributes.get("content")?.evaluate(scope).value).toBe("code: ${code}");
    const output = configuration.outputs.get("output");
    expect(output).toMatchObject({ sensitive: true, description: "All of them", dependsOn: ["sms_baidu_signature.signature"] });
    expect(output?.value.references.map(({ blockAddress }) => blockAddress)).toEqual(["local.all"]);
  });
});

describe("what a program says of its stacks", () => {
  const annotated = (...calls: string[]) =>
    folderWith({
      "cdktf.json": '{"app":"node app.js"}',
      "app.js": `
        const { App, TerraformStack, Annotations } = require(${cdktf});
        const app = new App();
        const [one] = ["one", "two"].map((name) => new TerraformStack(app, name));
        ${calls.map((call) => `Annotations.of(one).${call};`).join("\n")}
        app.synth();
      `,
    });

  test("is a warning where it is one, for the stack that is meant, and the stack can be had", async () => {
    const cwd = annotated('addWarning("no approval")', 'addInfo("made by hand")');
    expect(await find(cwd, "one")).toMatchObject({ stack: { name: "one" }, messages: ["The app warns of one: no approval"] });
    expect(await find(cwd, "two")).toMatchObject({ stack: { name: "two" }, messages: [] });
  });

  test("is an error where it is one, also where the environment tells the program to go on", async () => {
    const cwd = annotated('addError("no signature")');
    expect((await find(cwd, "one")).messages).toEqual([expect.stringContaining("[one] no signature")]);
    process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS = "true";
    try {
      expect(await find(cwd, "one")).toMatchObject({ stack: undefined, messages: ["The app refuses one: no signature"] });
    } finally {
      delete process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS;
    }
  });
});

describe("a program that fails", () => {
  const failing = (body: string) => ({ "cdktf.json": '{"app":"node app.js"}', "app.js": body });

  test("is told once, with its message however long its trace is", async () => {
    const { messages, said } = await find(
      folderWith(
        failing(`
          console.error("a warning");
          console.log("synthesizing");
          Error.stackTraceLimit = 60;
          const deep = (level) => { if (level > 0) return deep(level - 1) + 1; throw new TypeError("the proof file is missing"); };
          deep(50);`),
      ),
    );
    expect(messages).toEqual([
      expect.stringMatching(
        /^The app failed: "node app\.js" .* ended with code 1\.\n\S*app\.js:5\n[\s\S]*\nTypeError: the proof file is missing\n/,
      ),
    ]);
    expect(said).toContain("a warning\n");
    expect(said).toContain("synthesizing\n");
    expect(said).not.toContain("TypeError");
  });

  test("is told by its last words where it says more than anybody reads, and all the rest is passed on", async () => {
    const { messages, said } = await find(
      folderWith(failing('for (let i = 1; i <= 5000; i++) console.error("line " + i); process.exitCode = 3;')),
    );
    const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}`).join("\n");
    expect(messages).toEqual([expect.stringMatching(new RegExp(`ended with code 3\\.\n${lines(4986, 5000)}$`))]);
    expect(said).toBe(`${lines(1, 4985)}\n`);
  });
});

describe("a stack that cannot be had is one clear message", () => {
  test.each<[string, Record<string, string>, string | undefined, RegExp]>([
    ["no JSON", { "cdk.tf.json": '{\n "resource": }' }, undefined, /^File is no JSON: cdk.tf.json:2:14: "}" stands/],
    ["no HCL", { "main.tf": 'output "x" {\n  value =\n}\n' }, undefined, /^File is no HCL: main.tf:2:\d+: Invalid expression; \S/],
    ["nothing in the folder", {}, undefined, /^No stack here: .* has neither .tf or .tf.json files nor a cdktf.json/],
    ["a name and no app", {}, "one", /^No such stack: "one" is no folder with .tf or .tf.json files, and .* has no cdktf.json/],
    ["a cdktf.json that is no JSON", { "cdktf.json": "{" }, undefined, /^File is no JSON: .*cdktf.json:1:2/],
    ["a cdktf.json without an app", { "cdktf.json": "{}" }, undefined, /^File has a wrong shape: .*cdktf.json: app: /],
    [
      "an app that makes nothing",
      { "cdktf.json": '{"app":"true"}' },
      undefined,
      /^The app made no stacks: .*wrote no .*manifest.json. Does it call app.synth\(\)\?/,
    ],
    [
      "an app that fails",
      { "cdktf.json": '{"app":"echo first >&2; echo last >&2; exit 3"}' },
      undefined,
      /^The app failed: "echo .*" \(the app of cdktf.json, run in .*\) ended with code 3\.\nfirst\nlast$/,
    ],
  ])("%s", async (_title, files, argument, message) => {
    const { stack, messages } = await find(folderWith(files), argument);
    expect(stack).toBeUndefined();
    expect(messages).toEqual([expect.stringMatching(message)]);
  });
});

test("a folder that may not be looked into is told, with the step", async () => {
  const list = () => {
    throw Object.assign(new Error("permission denied"), { code: "EACCES" });
  };
  const machine = { ...systemWorld, disk: { ...systemWorld.disk, list } };
  const { diagnostics } = await findStack(undefined, { cwd: folderWith({}), machine, env: {} });
  expect(diagnostics).toEqual([
    expect.objectContaining({ summary: "The stack cannot be read", detail: expect.stringContaining("(EACCES)") }),
  ]);
});
