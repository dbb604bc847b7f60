/** Makes a project in an empty folder, or goes on with one whose making was cut off. */
import { basename, join, relative } from "node:path";
import { kindAt, stepToRead } from "../../ports/disk";
import { codeOf } from "../../ports/system-error";
import { systemWorld } from "../../system/world";
import { ownPackage } from "../../version";
import { type Interrupts, onInterrupt } from "../interrupts";
import { questions } from "../prompt";
import { joined, paragraph, printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";
import { type Choice, defaults, languages } from "./choice";
import { byAsking, type Wishes } from "./decide";
import { filesOf, manifestOf, type Packages } from "./files";
import { isInstalled, says, standingOf, strangersIn, writeFiles } from "./folder";
import { install, installCommand } from "./install";
import { nameFrom } from "./name";
import { dependencyOn } from "./origin";
import { pipelines } from "./pipelines";

const { disk, processes } = systemWorld;

export interface ProjectRequest {
  readonly wishes: Wishes;
  /** Nobody is asked. */
  readonly yes?: boolean;
  readonly install: boolean;
}

/** @param folder absolute, without a stack @returns 1 where there is no project, or it is not complete */
export function makeProject(folder: string, request: ProjectRequest, terminal: Terminal): Promise<number> {
  return interruptibly(terminal, async (interrupts) => {
    const [name, packages] = [nameFrom(basename(folder)), packagesFor(folder)];
    const possible = languages.flatMap((language) => filesOf({ name, packages, choice: { ...defaults, language, platforms: [] } }));
    const strangers = strangersIn(disk, folder, possible);
    if (strangers.length > 0) return refused(notEmpty(strangers), terminal);
    const choice = await decided(request, usualIn(folder), terminal, interrupts);
    if (!choice) return 1;
    const files = filesOf({ name, choice, packages });
    const { missing, inTheWay } = standingOf(disk, folder, files);
    if (inTheWay.length > 0) return refused(occupied(pathsOf(inTheWay), files.length > missing.length + inTheWay.length), terminal);
    writeFiles(disk, folder, missing);
    terminal.out(printable`Wrote ${joined(pathsOf(missing), ", ")}.\n`);
    const kept = files.filter((file) => file.mayDiffer && !missing.includes(file) && !says(disk, folder, file));
    for (const { path, content } of kept)
      terminal.out(printable`${path} stays as it was. See that it names these:\n  ${paragraph(content.trim())}\n`);
    if (packages.smsform.startsWith("file:"))
      terminal.out(printable`package.json asks for smsform where this one came from, ${packages.smsform}: others need that as well.\n`);
    if (request.install) return installed(folder, terminal, interrupts);
    terminal.out(printable`Next: ${terminal.colours.out.bold(`${inFolder(folder, terminal)}npm install && ${planCommand}`)}\n`);
    return 0;
  });
}

/** Where a project is written and not installed. @returns undefined for any other stack */
export async function goOn(folder: string, terminal: Terminal): Promise<number | undefined> {
  const packages = packagesFor(folder);
  const isOurs = (language: Choice["language"]) =>
    says(disk, folder, { path: "package.json", content: manifestOf(nameFrom(basename(folder)), language, packages) });
  if (isInstalled(disk, folder) || !languages.some(isOurs)) return undefined;
  return interruptibly(terminal, (interrupts) => installed(folder, terminal, interrupts));
}

export function packagesFor(folder: string): Packages {
  const own = ownPackage();
  return { smsform: dependencyOn(own, folder, disk), versions: own.devDependencies };
}

/** A repository with a pipeline of GitLab is kept there. */
function usualIn(folder: string): Choice {
  return kindAt(disk, join(folder, pipelines.gitlab.path)) === undefined ? defaults : { ...defaults, pipeline: "gitlab" };
}

async function decided(
  { wishes, yes }: ProjectRequest,
  usual: Choice,
  terminal: Terminal,
  { stop }: Interrupts,
): Promise<Choice | undefined> {
  const { platforms, language } = wishes;
  if (yes || (platforms && language)) return { ...usual, ...wishes };
  if (!terminal.interactive) {
    terminal.err(
      printable`smsform init asks for which platforms and in which language, and there is nobody to ask: stdin is no terminal, or --no-input is given. Run smsform init --yes for ${defaults.platforms.join(", ")} in ${defaults.language}, or say both: smsform init --platform baidu,tencent --language hcl.\n`,
    );
    return undefined;
  }
  const asked = questions(terminal, stop);
  const answers = await byAsking(wishes, asked);
  asked.end();
  if (!answers) terminal.err(printable`\nNot answered. Nothing was written.\n`);
  return answers && { ...usual, ...wishes, ...answers };
}

async function installed(folder: string, terminal: Terminal, { stop: signal }: Interrupts): Promise<number> {
  terminal.out(printable`Installing: ${installCommand}\n`);
  const ended = await install(folder, { processes, environment: terminal.environment, signal });
  const at = inFolder(folder, terminal);
  if (ended === "well") {
    terminal.out(printable`Next: ${terminal.colours.out.bold(`${at}${planCommand}`)}\n`);
    return 0;
  }
  if (ended === "stopped") return refused("Interrupted. The files are written, and smsform init goes on with the installation.", terminal);
  const isThere = !/could not be started|code 127/.test(ended.failure);
  const step = isThere
    ? `${at}npm install. Where the registry cannot be reached, name your mirror of it to npm before: npm config set registry URL.`
    : `install Node.js with npm (https://nodejs.org), or put npm on the PATH. Then ${at}npm install.`;
  terminal.err(
    printable`npm ${ended.failure}.\n  ${paragraph(ended.said)}\nAll files are written; only the installation is missing. Next: ${step} Then ${planCommand}.\n`,
  );
  return 1;
}

const planCommand = "npx smsform plan --emulator";

function inFolder(folder: string, { cwd }: Terminal): string {
  const way = relative(cwd, folder);
  return way === "" ? "" : `cd ${way} && `;
}

async function interruptibly(terminal: Terminal, work: (interrupts: Interrupts) => Promise<number>): Promise<number> {
  const interrupts = onInterrupt((text) => terminal.err(printable`${text}\n`));
  try {
    return await work(interrupts);
  } catch (failure) {
    const code = codeOf(failure);
    if (!/^E[A-Z]+$/.test(code)) throw failure;
    const path = failure instanceof Error && "path" in failure ? String(failure.path) : "A file of the project";
    const next = `${stepToRead(failure)} Or go to a folder of your own: what is written already is whole, and smsform init goes on there.`;
    return refused(`${path} cannot be read or written (${code}). ${next}`, terminal);
  } finally {
    interrupts.dispose();
  }
}

function notEmpty(names: readonly string[]): string {
  return `This folder is not empty: it has ${named(names)}. A project begins in a folder of its own: mkdir sms && cd sms, and run the command again there.`;
}

function occupied(names: readonly string[], isBegun: boolean): string {
  const before = isBegun ? " If an earlier smsform init was cut off here, say the same platforms and language as then." : "";
  return `In the way, and left as they are: ${named(names)}. Nothing was written. Move them away, or begin in a folder of its own: mkdir sms && cd sms.${before}`;
}

const mostNamed = 10;

function named(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function pathsOf(files: readonly { readonly path: string }[]): string[] {
  return files.map(({ path }) => path);
}

function refused(why: string, terminal: Terminal): number {
  terminal.err(printable`${why}\n`);
  return 1;
}
