/** The files of a new project. */
import { formatJson } from "../../schema/text/json";
import type { Choice, Language } from "./choice";
import { pipelines } from "./pipelines";
import { mainTf, mainTs } from "./program";
import type { ProjectFile } from "./project-file";

export interface Project {
  /** A package may have it, and a stack. */
  readonly name: string;
  readonly choice: Choice;
  readonly packages: Packages;
}

export interface Packages {
  /** What package.json asks for to get this program: a version, or where it is. */
  readonly smsform: string;
  /** Of what a program needs beside it, by name. */
  readonly versions: Readonly<Record<string, string>>;
}

/** The last one makes the folder a stack, so that one which was left half-written is none yet. */
export function filesOf({ name, choice, packages }: Project): readonly ProjectFile[] {
  const { language } = choice;
  const common: readonly ProjectFile[] = [manifestFile(name, language, packages), ignoredFile(language), pipelines[choice.pipeline]];
  if (language === "hcl") return [...common, { path: "main.tf", content: mainTf(choice) }];
  return [...common, compilationFile, { path: "main.ts", content: mainTs(language, name, choice) }, appFile];
}

/** What a program needs around its `main.ts`. The last one makes the folder a stack. */
export function aroundProgram(name: string, language: Exclude<Language, "hcl">, packages: Packages): readonly ProjectFile[] {
  return [manifestFile(name, language, packages), ignoredFile(language), compilationFile, appFile];
}

function manifestFile(name: string, language: Language, packages: Packages): ProjectFile {
  return { path: "package.json", content: manifestOf(name, language, packages) };
}

export function manifestOf(name: string, language: Language, { smsform, versions }: Packages): string {
  const pick = (...names: readonly string[]) => Object.fromEntries(names.map((each) => [each, versions[each] ?? "*"]));
  const needs =
    language === "hcl"
      ? { devDependencies: { smsform } }
      : {
          scripts: { synth: "tsc && node build/main.js" },
          dependencies: { ...pick(language, "constructs"), smsform },
          devDependencies: pick("@types/node", "typescript"),
        };
  return document({ name, version: "0.1.0", private: true, ...needs });
}

const compilation = {
  compilerOptions: {
    module: "node16",
    target: "es2022",
    strict: true,
    skipLibCheck: true,
    incremental: true,
    types: ["node"],
    outDir: "build",
  },
  include: ["*.ts"],
};

const compilationFile: ProjectFile = { path: "tsconfig.json", content: document(compilation) };
const appFile: ProjectFile = { path: "cdktf.json", content: document({ language: "typescript", app: "npm run --silent synth" }) };

function ignoredFile(language: Language): ProjectFile {
  return { path: ".gitignore", content: ignored(language), mayDiffer: true };
}

function ignored(language: Language): string {
  const made = language === "hcl" ? [] : ["build/", "cdktf.out/"];
  const state = "# The state belongs to the team, and holds what is nobody else's business.";
  return `${["node_modules/", ...made, ".terraform/", "", state, "*.tfstate", "*.tfstate.*", "*.plan"].join("\n")}\n`;
}

function document(content: object): string {
  return `${formatJson(content, 2)}\n`;
}
