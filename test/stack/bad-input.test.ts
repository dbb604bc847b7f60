import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();

/** What a text with `验证码` in it is in GBK; all else of it counts no more. */
function inGbk(text: string): Buffer {
  const [before = "", after = ""] = text.split("验证码").map((part) => part.replace(/[^\p{ASCII}]/gu, "?"));
  return Buffer.concat([Buffer.from(before), Buffer.from("d1e9d6a4c2eb", "hex"), Buffer.from(after)]);
}

/** Stacks that cannot be run, and what the one message says. */
const unusable: readonly (readonly [what: string, files: Readonly<Record<string, string | Buffer>>, message: string])[] = [
  ["is no JSON", { "cdk.tf.json": '{"resource": {' }, "cdk.tf.json"],
  ["is no HCL", { "main.tf": 'resource "sms_baidu_template" {{' }, "main.tf"],
  ["is written in GBK", { "main.tf": inGbk(templateBlock("code", "", { title: "验证码" })) }, "main.tf:2:18: the byte D1 is"],
  [
    "is written in UTF-16",
    { "cdk.tf.json": Buffer.from("\ufeff{}", "utf16le") },
    "cdk.tf.json:1:1: this is no UTF-8 but looks like UTF-16",
  ],
  [
    "has variables in GBK",
    { "main.tf": 'variable "a" {}\n', "terraform.tfvars": inGbk('a = "验证码"\n') },
    "terraform.tfvars:1:6: the byte D1 is no UTF-8 but looks like GBK",
  ],
  ["is made by a program whose file is in GBK", { "cdktf.json": inGbk('{"app": "验证码"}') }, "cdktf.json:1:10"],
  ["has a text that lost characters", { "main.tf": templateBlock("code", "", { title: "登录\ufffd" }) }, "baidu.UTF8, template"],
  ["names an unknown type", { "main.tf": 'resource "sms_baidu_tmplate" "x" {\n  name = "x"\n}\n' }, "sms_baidu_tmplate"],
  ["names an unknown attribute", { "main.tf": templateBlock("code", 'nmae = "x"') }, "nmae"],
  ["misses a required attribute", { "main.tf": templateBlock("code").replace(/ {2}sms_type.*\n/, "") }, "sms_type"],
  ["has a value of the wrong type", { "main.tf": templateBlock("code", 'deletion_protection = "perhaps"') }, "deletion_protection"],
  ["has a value that is not allowed", { "main.tf": templateBlock("code").replace("CommonVcode", "CommonVode") }, "CommonVcode"],
  [
    "goes in a circle",
    {
      "main.tf":
        templateBlock("a", "depends_on = [sms_baidu_template.b]", { title: "一" }) +
        templateBlock("b", "depends_on = [sms_baidu_template.a]", { title: "二" }),
    },
    "sms_baidu_template.a → sms_baidu_template.b → sms_baidu_template.a",
  ],
  [
    "refers to what is not there",
    { "main.tf": templateBlock("code", "", { title: "${sms_baidu_signature.none.content}" }) },
    "sms_baidu_signature.none",
  ],
  ["uses a function that is not run here", { "main.tf": templateBlock("code", "", { title: '${rsadecrypt("x", "y")}' }) }, "rsadecrypt"],
  ["uses a module", { "main.tf": 'module "m" {\n  source = "./m"\n}\n' }, "module"],
  ["has another provider's resource", { "main.tf": 'resource "random_id" "x" {\n  byte_length = 4\n}\n' }, "random"],
  [
    "has a variable of the platform that is not escaped",
    { "main.tf": templateBlock("code", "", { text: "您的验证码是${code}，请勿告知他人。" }) },
    "$${code}",
  ],
  [
    "has a text that breaks a rule",
    { "main.tf": templateBlock("code", "", { text: "您的验证码是$${SMSvCode}，【请】勿告知他人。" }) },
    "baidu.V16, template",
  ],
  ["has a proof file that is missing", { "main.tf": signatureBlock("brand", 'signature_file = "none.png"') }, "none.png"],
];

async function nothingHappened(stack: TestStack): Promise<void> {
  expect(stack.emulator.admin.objects()).toEqual([]);
  expect(stack.writes()).toEqual([]);
  expect(stack.stateText()).toBe("");
}

describe("a stack that cannot be run", () => {
  it.each(unusable)("%s: one message, and nothing is done", async (_what, files, message) => {
    const stack = await begin(files);
    for (const run of [await stack.plan(), await stack.apply()]) {
      expect(run.errors).toHaveLength(1);
      expect(run.errors[0]).toContain(message);
      expect(run.run).toBeUndefined();
    }
    await nothingHappened(stack);
  });

  it("is given a value in another encoding by the environment: one message, and nothing is done", async () => {
    const stack = await begin({ "main.tf": `variable "title" {}\n${templateBlock("code", "", { title: "${var.title}" })}` });
    // What the runtime makes of bytes that are no UTF-8.
    stack.environment.TF_VAR_title = Buffer.from("d1e9d6a4", "hex").toString("utf8");
    for (const run of [await stack.plan(), await stack.apply()]) {
      expect(run.errors).toEqual([expect.stringMatching(/TF_VAR_title[\s\S]*U\+FFFD/)]);
    }
    await nothingHappened(stack);
  });

  it("is found so by validate, without credentials and without a call", async () => {
    const stack = await begin({ "main.tf": templateBlock("code", 'nmae = "x"') });
    stack.environment.BAIDUCLOUD_SECRET_KEY = undefined;
    expect((await stack.validate()).errors).toEqual([expect.stringContaining("nmae")]);
    stack.write({ "main.tf": `variable "title" {}\n${templateBlock("code", "", { title: "${var.title}" })}` });
    expect((await stack.validate()).errors).toEqual([]);
    expect(stack.emulator.admin.calls().total).toBe(0);
  });
});

describe("a file that is none", () => {
  const pipe = (path: string) => void execFileSync("mkfifo", [path]);
  const endless = (path: string) => symlinkSync("/dev/zero", path);

  it.each(["main.tf", "cdk.tf.json", "terraform.tfvars", "terraform.tfstate", ".terraform.tfstate.journal"])(
    "as %s is neither waited for nor read",
    async (name) => {
      for (const [make, message] of [
        [pipe, "it is a pipe, no file"],
        [endless, "it is a device, no file"],
      ] as const) {
        const stack = await begin(name === "main.tf" ? {} : { "main.tf": templateBlock("code") });
        make(join(stack.folder, name));
        for (const run of [await stack.plan(), await stack.apply()]) {
          expect(run.errors).toEqual([expect.stringContaining(message)]);
          expect(run.errors[0]).toContain(name);
        }
        expect(stack.emulator.admin.objects()).toEqual([]);
      }
    },
  );

  it("as a lock or a plan is no other", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    pipe(join(stack.folder, "plan.bin"));
    expect((await stack.applyFile()).errors).toEqual([
      expect.stringContaining("it is a pipe, no file). Check its path: it must name a file."),
    ]);
    expect((await stack.planToFile()).errors).toEqual([expect.stringContaining("is no plan of smsform. It was left as it is")]);
    pipe(join(stack.folder, ".terraform.tfstate.lock.info"));
    expect((await stack.apply()).errors).toEqual([expect.stringContaining("does not say by whom")]);
  });

  it("beside a state is not written to", async () => {
    const stack = await begin({ "main.tf": templateBlock("code"), other: "mine" });
    const names = [".terraform.tfstate.journal", "terraform.tfstate", "terraform.tfstate.backup"];
    for (const name of names) symlinkSync("other", join(stack.folder, `${name}.${process.pid}.tmp`));
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(readFileSync(join(stack.folder, "other"), "utf8")).toBe("mine");
    expect(lstatSync(join(stack.folder, "terraform.tfstate")).mode & 0o777).toBe(0o600);
  });
});

describe("a platform that cannot be used", () => {
  const files = {
    "main.tf": templateBlock("code") + templateBlock("other", "", { title: "另一个" }),
  };

  it("has no credentials: one message for all objects, naming setting and variable", async () => {
    const stack = await begin(files);
    stack.environment.BAIDUCLOUD_SECRET_KEY = undefined;
    const run = await stack.apply();
    expect(run.errors).toEqual([expect.stringMatching(/No secret_key for Baidu AI Cloud SMS[\s\S]*BAIDUCLOUD_SECRET_KEY/)]);
    await nothingHappened(stack);
  });

  it("refuses a wrong secret, which no message shows", async () => {
    const stack = await begin(files);
    stack.environment.BAIDUCLOUD_SECRET_KEY = "not-the-secret";
    const run = await stack.apply();
    expect(run.errors.join("\n")).toContain("secret key");
    expect(run.errors.join("\n")).not.toContain("not-the-secret");
    expect(run.run).toMatchObject({ counts: { add: 0 } });
    expect(stack.emulator.admin.objects()).toEqual([]);
  });

  it("refuses requests of a clock that is an hour off, and the message tells both times", async () => {
    const stack = await begin(files);
    stack.skewMs = -3_600_000;
    const run = await stack.apply();
    expect(run.errors[0]).toMatch(/clock says 2026-01-05T08:00/);
    expect(run.errors[0]).toContain("2026-01-05T09:00");
    expect(stack.emulator.admin.objects()).toEqual([]);
  });

  it("cannot be reached: the message names the address", async () => {
    const stack = await begin(files);
    const port = await freePort();
    stack.environment.SMSFORM_ENDPOINT = `http://127.0.0.1:${port}`;
    const run = await stack.apply();
    expect(run.errors[0]).toContain(`127.0.0.1:${port}`);
    expect(run.run).toMatchObject({ counts: { add: 0 } });
    expect(await stack.plan()).toMatchObject({ changes: ["create sms_baidu_template.code", "create sms_baidu_template.other"] });
  });
});

describe("a state that cannot be used", () => {
  it.each([
    ["is cut off", (text: string) => text.slice(0, text.length / 2), "is no JSON"],
    ["is in GBK", (text: string) => inGbk(text.replace("登录验证码", "验证码")), "is no JSON in UTF-8: line"],
    ["is of a newer version", (text: string) => text.replace('"version": 4', '"version": 5'), "has version 5"],
    ["is no state", () => '{"version": 4}', "is not a Terraform state"],
  ])("%s: one message, and neither it nor the platform is touched", async (_what, spoil, message) => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    await succeeded(stack.apply());
    const spoilt = Buffer.from(spoil(stack.stateText()));
    stack.write({ "terraform.tfstate": spoilt, "main.tf": templateBlock("code", "", { title: "新名字" }) });
    stack.writes();
    for (const run of [await stack.plan(), await stack.apply(), await stack.destroy(), await stack.refresh()]) {
      expect(run.errors).toEqual([expect.stringContaining(message)]);
    }
    expect(readFileSync(join(stack.folder, "terraform.tfstate"))).toEqual(spoilt);
    expect(stack.writes()).toEqual([]);
  });

  it("holds an object of a provider block that is gone: another account is not asked for it", async () => {
    const aliased = 'provider "sms" {\n  alias = "shop"\n}\n';
    const stack = await begin({ "main.tf": aliased + templateBlock("code", "provider = sms.shop") });
    expect(await stack.apply()).toMatchObject({ errors: [] });
    const before = stack.stateText();
    stack.write({ "main.tf": templateBlock("other", "", { title: "另一个" }) });
    for (const run of [await stack.plan(), await stack.apply()]) {
      expect(run.errors).toEqual([expect.stringMatching(/no provider block for sms\.shop[\s\S]*alias = "shop"/)]);
    }
    expect(stack.stateText()).toBe(before);
  });

  it("is empty, which is no state at all", async () => {
    const stack = await begin({ "main.tf": templateBlock("code"), "terraform.tfstate": "" });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: ["create sms_baidu_template.code"] });
  });
});

/** A port that nobody listens on: one that was just given back. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
