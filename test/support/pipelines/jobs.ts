/** The jobs of the example pipelines, as their hosts would read them, and their scripts in a shell. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const folder = join(__dirname, "..", "..", "..", "examples", "pipelines");
export const textOf = (file: string) => readFileSync(join(folder, file), "utf8");

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String));
const step = z.union([
  z.strictObject({ run: z.string(), id: z.string().optional(), if: z.string().optional(), env: values.optional() }),
  z.strictObject({ uses: z.string(), id: z.string().optional(), if: z.string().optional(), with: values.optional() }),
]);

/** As much of GitHub's language as the examples use; anything else is a mistake in them. */
export const githubWorkflow = z.strictObject({
  name: z.string(),
  on: z.record(z.enum(["pull_request", "push", "schedule", "workflow_dispatch"]), z.unknown()).optional(),
  permissions: z.object({ contents: z.literal("read") }),
  jobs: z.record(
    z.string(),
    z.strictObject({
      "runs-on": z.string(),
      needs: z.string().optional(),
      if: z.string().optional(),
      environment: z.string().optional(),
      concurrency: z.string().optional(),
      permissions: z.partialRecord(z.enum(["contents", "actions", "pull-requests"]), z.enum(["read", "write"])).optional(),
      env: values.optional(),
      steps: z.array(step),
    }),
  ),
});
export type GithubStep = z.infer<typeof step>;

const lines = z.array(z.string());
const gitlabJob = z.strictObject({
  extends: z.string().optional(),
  image: z.string().optional(),
  stage: z.enum(["build", "test", "deploy"]).optional(),
  rules: z.array(z.strictObject({ if: z.string() })).optional(),
  environment: z.strictObject({ name: z.string(), action: z.literal("prepare").optional() }).optional(),
  resource_group: z.string().optional(),
  allow_failure: z.strictObject({ exit_codes: z.number() }).optional(),
  artifacts: z.strictObject({ access: z.string().optional(), paths: lines, expire_in: z.string().optional() }).optional(),
  script: lines.optional(),
  after_script: lines.optional(),
});

const gitlabCommon = z.object({
  default: z.strictObject({ image: z.string(), before_script: lines }).optional(),
  variables: values.optional(),
});

/** The same of GitLab's: what goes for all jobs, and each of them. */
export function gitlabPipeline(text: string) {
  const { default: usual, variables = {}, ...jobs } = z.looseObject({}).parse(parse(text));
  const common = gitlabCommon.parse({ default: usual, variables });
  return {
    before: common.default?.before_script ?? [],
    variables: common.variables ?? {},
    jobs: z.record(z.string(), gitlabJob).parse(jobs),
  };
}

export const github = () => githubWorkflow.parse(parse(textOf("github.yml")));
export const gitlab = () => gitlabPipeline(textOf("gitlab.yml"));

/** The scripts of a Jenkinsfile's stage, as Groovy reads them. */
export function jenkinsScripts(stage: string): readonly string[] {
  const text = textOf("Jenkinsfile");
  const from = text.indexOf(`stage('${stage}')`);
  const next = text.indexOf("stage('", from + 1);
  const body = text.slice(from, next < 0 ? text.length : next);
  return [...body.matchAll(/sh '''(.*?)'''|sh '(.*?)'/gs)].map(([, long, short = ""]) => (long ?? short).replaceAll("\\n", "\n"));
}

export interface Shell {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Ran {
  readonly exitCode: number | null;
  readonly text: string;
}

/** @param options of bash, as the host sets them */
export function runScript(script: string, { cwd, environment }: Shell, options: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["--noprofile", "--norc", ...options, "-c", script], {
      cwd,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
    }
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, text }));
  });
}
