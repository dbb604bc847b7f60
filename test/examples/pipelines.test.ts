/** The pipelines of the examples: their scripts, as they stand in their files, in a shell, against an emulator and a code host over HTTP. */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { parse } from "yaml";
import { pipelines } from "../../src/cli/project/pipelines";
import { clouds } from "../../src/clouds";
import { type Emulator, startEmulator } from "../../src/emulator";
import { startProvider } from "../../src/plugin/reattach";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { describeEngine } from "../support/engines/engine";
import { folderWith, removeFolders } from "../support/folder";
import { type CodeHost, codeHostVariables, mergedCommit, pipelineToken, startCodeHost } from "../support/pipelines/code-host";
import {
  type GithubStep,
  github,
  githubWorkflow,
  gitlab,
  gitlabPipeline,
  jenkinsScripts,
  type Ran,
  runScript,
  textOf,
} from "../support/pipelines/jobs";

jest.setTimeout(240_000);
afterAll(removeFolders);

const stackWith = (backend: string) => `terraform {
  required_providers {
    sms = { source = "registry.terraform.io/smsform/sms" }
  }
  ${backend}
}
resource "sms_baidu_signature" "brand" {
  content             = "云杉商城"
  content_type        = "Enterprise"
  deletion_protection = false
}
resource "sms_baidu_template" "code" {
  name         = "登录验证码"
  content      = "您的验证码是$\${SMSvCode}，5分钟内有效，请勿告知他人。"
  sms_type     = "CommonVcode"
  description  = "用户登录云杉商城App时验证手机号。"
  skip_destroy = true
  lifecycle {
    create_before_destroy = true
  }
}
resource "sms_baidu_approval" "code" {
  template_id = sms_baidu_template.code.id
  timeouts { create = "0s" }
}
resource "sms_baidu_message" "otp" {
  key          = "otp"
  audience     = "domestic"
  template_id  = sms_baidu_template.code.id
  signature_id = sms_baidu_signature.brand.id
  variables    = "[{\\"name\\":\\"otp\\",\\"type\\":\\"code\\",\\"max\\":6,\\"example\\":\\"482913\\"}]"
}
`;

/** A checkout with the scripts of the examples, and the programs that a runner has. */
function checkout(backend: string, tofu?: string): { readonly folder: string; readonly path: string } {
  const folder = folderWith({ "main.tf": stackWith(backend) });
  cpSync(join(__dirname, "..", "..", "examples", "pipelines", "ci"), join(folder, "ci"), { recursive: true });
  const bin = join(folder, ".bin");
  mkdirSync(bin);
  const program = join(__dirname, "..", "..", "dist", "cli", "main.js");
  const programs: Readonly<Record<string, string>> = {
    // What it installs is attached already.
    npx: `shift\n[ "$1" = provider ] && exit 0\nexec "${process.execPath}" "${program}" "$@"`,
    npm: "exit 0",
    ...(tofu !== undefined && { tofu: `exec "${tofu}" "$@"` }),
  };
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return { folder, path: [bin, dirname(process.execPath), process.env.PATH].join(delimiter) };
}

function approveAll({ admin }: Emulator): void {
  for (const kind of ["signatures", "templates"] as const) {
    for (const { id } of admin.objects({ platform: "baidu", kind })) admin.approve({ platform: "baidu", kind, id: String(id) });
  }
}

function changeByHand({ admin }: Emulator): void {
  const [{ id } = { id: "" }] = admin.objects({ platform: "baidu", kind: "templates" });
  admin.edit({ platform: "baidu", kind: "templates", id: String(id) }, { description: "别人改的说明" });
}

const page = /^<!-- smsform: sms -->\n### Plan&#58; 4 to add&#44; 0 to change&#44; 0 to destroy&#46;\n/;
const updated: Ran = { exitCode: 0, text: "The comment is updated.\n" };
const ownComments = ({ comments }: CodeHost) => comments.filter(({ author }) => author === 1).map(({ body }) => body);

describe("the pipelines", () => {
  it("are what their hosts read: known keys, keys of platforms only where they are needed, nothing of others in a script", () => {
    const workflow = github();
    for (const { needs, steps } of Object.values(workflow.jobs)) {
      if (needs !== undefined) expect(Object.keys(workflow.jobs)).toContain(needs);
      for (const step of steps) {
        if ("uses" in step) expect(step.uses).toMatch(/^(actions|opentofu)\/[a-z-]+@v\d+$/);
        // What stands in an expression would be read by the shell as it is.
        else expect(step.run).not.toContain("${{");
      }
    }
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(Object.values(workflow.jobs).map(({ permissions, environment }) => [environment, permissions])).toEqual([
      [undefined, undefined],
      ["sms-plan", { contents: "read", "pull-requests": "write" }],
      ["sms-production", { contents: "read", actions: "read" }],
      ["sms-production", undefined],
    ]);
    expect(JSON.stringify(workflow.jobs.check)).not.toContain("secrets.");
    const { jobs } = gitlab();
    for (const { extends: base } of Object.values(jobs)) if (base !== undefined) expect(Object.keys(jobs)).toContain(base);
  });

  it("check what a new project of smsform init checks", () => {
    const written = githubWorkflow.parse(parse(pipelines.github.content));
    expect(written.jobs.check?.steps).toEqual(github().jobs.check?.steps);
    const { before, jobs } = gitlab();
    const { sms } = gitlabPipeline(pipelines.gitlab.content).jobs;
    expect(sms?.script).toEqual([...before, ...(jobs.check?.script ?? [])]);
    expect(jenkinsScripts("Check")).toEqual(sms?.script);
  });

  it("need no key to check", async () => {
    const { folder, path } = checkout("");
    const ran = await runScript(jenkinsScripts("Check").join("\n"), { cwd: folder, environment: { PATH: path } }, ["-e"]);
    expect(ran).toMatchObject({ exitCode: 0, text: expect.stringContaining("Plan: 4 to add, 0 to change, 0 to destroy.") });
  });
});

describe("a change on its way through Jenkins and Gitee", () => {
  it("is planned, commented, applied as it was reviewed, and finished on the morning after the reviews", async () => {
    const [emulator, host] = await Promise.all([startEmulator({ review: "manual" }), startCodeHost()]);
    try {
      const { folder, path } = checkout('backend "local" { path = "kept/terraform.tfstate" }');
      const environment = {
        PATH: path,
        PLANS: join(folder, "kept", "plans"),
        GIT_COMMIT: mergedCommit,
        SMSFORM_ENDPOINT: emulator.url,
        ...emulatorKeys,
        ...codeHostVariables(host.url).gitee,
      };
      writeFileSync(join(folder, ".bin", "git"), `#!/bin/sh\n[ "$*" = "rev-parse HEAD^2" ] && echo ${mergedCommit}\n`, { mode: 0o755 });
      const stage = (name: string) => runScript(jenkinsScripts(name).join("\n"), { cwd: folder, environment }, ["-xe"]);

      expect(await stage("Plan")).toMatchObject({ exitCode: 0, text: expect.stringContaining("The comment is written.") });
      expect(await runScript("node ci/comment.mjs sms plan.md", { cwd: folder, environment }, [])).toEqual(updated);
      expect(ownComments(host)).toEqual([expect.stringMatching(page)]);
      expect(await stage("Apply")).toMatchObject({ exitCode: 0, text: expect.stringContaining("1 open.") });
      approveAll(emulator);
      expect(await stage("Morning")).toMatchObject({
        exitCode: 0,
        text: expect.stringMatching(/SUBMITTED -> READY[\s\S]*Apply complete!/),
      });
      expect(readFileSync(join(folder, "messages.json"), "utf8")).toContain('"otp"');
      changeByHand(emulator);
      expect(await stage("Morning")).toMatchObject({ exitCode: 2, text: expect.not.stringContaining("Apply complete!") });
    } finally {
      await Promise.all([emulator.close(), host.close()]);
    }
  });
});

describeEngine("a change on its way through a pipeline", (engine) => {
  // The scripts say tofu.
  const through = engine.command === "tofu" ? it : it.skip;
  through.each(["github", "gitlab"] as const)(
    "of %s is planned, commented, applied as it was reviewed, and finished on a later morning",
    async (name) => {
      const [emulator, host] = await Promise.all([startEmulator({ review: "manual" }), startCodeHost()]);
      const keys = { SMSFORM_ENDPOINT: emulator.url, ...emulatorKeys };
      const work = await engine.work();
      const provider = await startProvider({ clouds, folder: work.folder, environment: keys });
      work.attach(provider.reattach);
      try {
        const { folder, path } = checkout(name === "gitlab" ? 'backend "http" {}' : "", engine.binary);
        const environment = { ...work.environment, ...keys, ...codeHostVariables(host.url)[name], PATH: path };
        const job = (which: "plan" | "apply" | "morning") =>
          name === "github" ? githubJob(which, { folder, environment, host }) : gitlabJob(which, { folder, environment, host });
        const catalogue = () =>
          name === "github" ? readFileSync(join(folder, "messages.json"), "utf8") : host.published.get("sms/latest/messages.json");

        expect(await job("plan")).toMatchObject({ exitCode: 0, text: expect.stringContaining("The comment is written.") });
        const given = { ...environment, GITHUB_TOKEN: pipelineToken, PULL_REQUEST: "3" };
        expect(await runScript("node ci/comment.mjs sms plan.md", { cwd: folder, environment: given }, [])).toEqual(updated);
        expect(ownComments(host)).toEqual([expect.stringMatching(page)]);

        const applied = await job("apply");
        expect(applied).toMatchObject({
          exitCode: name === "github" ? 0 : 3,
          text: expect.stringContaining("Approvals that still wait for their reviews: 1."),
        });
        expect(catalogue()).not.toContain('"otp"');

        approveAll(emulator);
        expect(await job("morning")).toMatchObject({ exitCode: 0, text: expect.stringContaining("SUBMITTED -> READY") });
        expect(catalogue()).toContain('"otp"');

        changeByHand(emulator);
        expect(await job("morning")).toMatchObject({
          exitCode: 2,
          text: expect.not.stringContaining("Apply complete!"),
        });
        // The plan that was reviewed is not applied a second time.
        expect(await job("apply")).toMatchObject({ exitCode: 1, text: expect.stringContaining("The run is broken") });

        // A plan that is not there is no old plan.
        rmSync(join(folder, "plan.md"));
        writeFileSync(join(folder, "main.tf"), "resource {");
        expect(await job("plan")).toMatchObject({ exitCode: 1, text: expect.stringContaining("The comment is updated.") });
        expect(ownComments(host)).toEqual([expect.stringContaining("### There is no plan\n")]);
      } finally {
        await provider.close();
        await work.remove();
        await Promise.all([emulator.close(), host.close()]);
      }
    },
  );
});

interface Runner {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly host: CodeHost;
}

/** Artifacts stay with the host; other actions prepare what is there already. */
async function githubJob(name: string, { folder, environment, host }: Runner): Promise<Ran> {
  const job = github().jobs[name];
  if (!job) throw new Error(`there is no job ${name}`);
  const output = join(folder, "output");
  writeFileSync(output, "");
  let ran: Ran = { exitCode: 0, text: "" };
  for (const step of job.steps) {
    const condition = step.if ?? "success()";
    if (condition !== "always()" && (condition === "failure()") !== (ran.exitCode !== 0)) continue;
    if ("uses" in step) artifact(step, folder, host);
    else {
      const given = { ...expanded(step.env), GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: join(folder, "summary.md") };
      const next = await runScript(step.run, { cwd: folder, environment: { ...environment, ...given } }, ["-eo", "pipefail"]);
      ran = { exitCode: ran.exitCode || next.exitCode, text: ran.text + next.text };
    }
  }
  if (existsSync(join(folder, "summary.md"))) ran = { ...ran, text: ran.text + readFileSync(join(folder, "summary.md"), "utf8") };
  rmSync(join(folder, "summary.md"), { force: true });
  return ran;
}

function artifact({ uses, with: given = {} }: Extract<GithubStep, { uses: string }>, folder: string, { kept }: CodeHost): void {
  const plan = join(folder, "sms.plan");
  const name = expanded(given).name;
  if (uses.startsWith("actions/upload-artifact") && given.path === "sms.plan") Object.assign(kept, { name, plan: readFileSync(plan) });
  if (!uses.startsWith("actions/download-artifact")) return;
  expect(expanded(given)).toMatchObject({
    name: kept.name,
    "run-id": readFileSync(join(folder, "output"), "utf8").replace(/^run=|\n$/g, ""),
  });
  writeFileSync(plan, kept.plan ?? "");
}

const expressions: Readonly<Record<string, string>> = {
  "github.token": pipelineToken,
  "github.event.pull_request.number": "3",
  "github.event.pull_request.head.sha": mergedCommit,
  "github.event.pull_request.merge_commit_sha": mergedCommit,
  "steps.reviewed.outputs.run": "99",
};

function expanded(given: Readonly<Record<string, string>> = {}): Record<string, string> {
  const value = (text: string) =>
    text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
      const found = expressions[expression];
      if (found === undefined) throw new Error(`the test knows nothing of ${expression}`);
      return found;
    });
  return Object.fromEntries(Object.entries(given).map(([key, text]) => [key, value(text)]));
}

async function gitlabJob(name: "plan" | "apply" | "morning", { folder, environment, host }: Runner): Promise<Ran> {
  const { before, variables, jobs } = gitlab();
  const job = jobs[name];
  const { script = [], after_script: after = [] } = { ...jobs[job?.extends ?? ""], ...job };
  const value = (text: string) => text.replace(/\$([A-Z_0-9]+)/g, (_, variable: string) => environment[variable] ?? "");
  const given = Object.fromEntries(Object.entries(variables).map(([key, text]) => [key, value(text)]));
  const run = (lines: readonly string[]) =>
    runScript(lines.join("\n"), { cwd: folder, environment: { ...environment, ...given } }, ["-eo", "pipefail"]);
  const ran = await run([...before, ...script]);
  const then = await run(after);
  if (name === "plan" && ran.exitCode === 0) host.kept.plan = readFileSync(join(folder, "sms.plan"));
  return { exitCode: ran.exitCode, text: ran.text + then.text };
}

describe("the scripts", () => {
  const ending = async (...messages: readonly object[]) => {
    const folder = folderWith({ messages: messages.map((each) => `${JSON.stringify(each)}\n`).join("") });
    const script = `node "${join(__dirname, "..", "..", "examples", "pipelines", "ci", "ending.mjs")}" < messages`;
    return runScript(script, { cwd: folder, environment: { PATH: `${dirname(process.execPath)}:${process.env.PATH}` } }, ["-e"]);
  };
  const failed = (address: string, summary: string) => ({
    "@message": `Error: ${summary}`,
    type: "diagnostic",
    diagnostic: { severity: "error", summary, address },
  });
  const open = failed("module.a.sms_baidu_approval.code", 'Approval: template "a" is still under review at the one look');
  const done = { "@message": "Apply complete!", type: "change_summary", changes: { operation: "apply" } };

  it.each([
    [0, "all is done", [done]],
    [3, "reviews are open", [open]],
    [1, "something else went wrong beside", [open, failed("sms_baidu_template.a", "The call failed")]],
    [1, "something else says the same words", [failed("sms_baidu_template.a", open.diagnostic.summary)]],
    [1, "an approval was refused", [failed("sms_baidu_approval.code", 'Approval: template "a" was rejected')]],
    [1, "the engine was killed before it said anything", []],
  ])("end with %i where %s", async (exitCode, _what, messages) => {
    expect((await ending(...messages)).exitCode).toBe(exitCode);
  });

  it("take no plan that was made for a fork, and say what is missing", async () => {
    const host = await startCodeHost(0);
    try {
      Object.assign(host.kept, { name: `sms-plan-${mergedCommit}`, isOfFork: true });
      const { folder, path } = checkout("");
      const environment = { ...codeHostVariables(host.url).github, PATH: path, PLANNED_COMMIT: mergedCommit, GITHUB_OUTPUT: "output" };
      const found = await runScript(
        "node ci/reviewed-plan.mjs",
        { cwd: folder, environment: { ...environment, GITHUB_TOKEN: pipelineToken } },
        [],
      );
      expect(found).toEqual({ exitCode: 1, text: expect.stringContaining(`There is no plan of ${mergedCommit}`) });
      const bare = await runScript("node ci/comment.mjs sms main.tf", { cwd: folder, environment }, []);
      expect(bare).toEqual({ exitCode: 1, text: "PULL_REQUEST is not set: the guide on pipelines says what a job needs.\n" });
      const other = { ...environment, GITHUB_TOKEN: "of somebody else", PULL_REQUEST: "3" };
      const refused = await runScript("node ci/comment.mjs sms main.tf", { cwd: folder, environment: other }, []);
      expect(refused).toEqual({ exitCode: 1, text: expect.stringMatching(/^GET .* was answered with 401: who are you\?\n$/) });
    } finally {
      await host.close();
    }
  });

  it("are documented with what they need", () => {
    const guide = readFileSync(join(__dirname, "..", "..", "docs", "guides", "pipelines.md"), "utf8");
    for (const file of ["github.yml", "gitlab.yml", "Jenkinsfile"]) {
      expect(guide).toContain(`examples/pipelines/${file}`);
      for (const [name] of textOf(file).matchAll(
        /\b(?:GITLAB_TOKEN|SMS_CI_IMAGE|PG_CONN_STR|sms-plan|sms-production|sms-read|sms-write)\b/g,
      ))
        expect(guide).toContain(name);
    }
  });
});
