/** The compiler as projects configure it. Many run in one process, and read each file once. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

interface Configuration {
  readonly type: "commonjs" | "module";
  readonly options: ts.CompilerOptions;
}

const common: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  strict: true,
  skipLibCheck: true,
  types: ["node"],
};
const node = (module: ts.ModuleKind): ts.CompilerOptions => ({ ...common, module });

export const configurations = {
  /** What `cdktf init --template typescript` makes: modules are looked for as Node 10 did. */
  "CDKTF's template": {
    type: "commonjs",
    options: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2018,
      lib: ["lib.es2018.d.ts"],
      strict: true,
      declaration: true,
      alwaysStrict: true,
      experimentalDecorators: true,
      inlineSourceMap: true,
      inlineSources: true,
      noEmitOnError: true,
      noFallthroughCasesInSwitch: true,
      noImplicitAny: true,
      noImplicitReturns: true,
      noImplicitThis: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      resolveJsonModule: true,
      strictNullChecks: true,
      strictPropertyInitialization: true,
      stripInternal: true,
      skipLibCheck: true,
    },
  },
  node16: { type: "commonjs", options: node(ts.ModuleKind.Node16) },
  "node16, ESM": { type: "module", options: node(ts.ModuleKind.Node16) },
  nodenext: { type: "commonjs", options: node(ts.ModuleKind.NodeNext) },
  "nodenext, ESM": { type: "module", options: node(ts.ModuleKind.NodeNext) },
  bundler: { type: "module", options: { ...common, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler } },
} as const satisfies Readonly<Record<string, Configuration>>;

export type ConfigurationName = keyof typeof configurations;

const read = new Map<string, ts.SourceFile | undefined>();

export interface Compiled {
  readonly problems: string;
  /** The program, ready to run. */
  readonly path: string;
}

/** Compiles a program in a folder of the project, which is of the configuration's type of modules. */
export function compile(project: string, name: ConfigurationName, source: string, others: ts.CompilerOptions = {}): Compiled {
  const { type, options } = configurations[name];
  const folder = join(project, name.replace(/\W+/g, "-"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type }));
  const main = join(folder, "main.ts");
  writeFileSync(main, source);
  return compileFiles([main], { ...options, ...others });
}

/** @returns the path of the first */
export function compileFiles(files: readonly string[], options: ts.CompilerOptions): Compiled {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getCurrentDirectory = () => dirname(files[0] ?? "");
  host.getSourceFile = (path, languageVersion, ...rest) => {
    // A program is another one each time; what it imports is not.
    if (!path.includes("node_modules")) return getSourceFile(path, languageVersion, ...rest);
    const key = JSON.stringify([path, languageVersion]);
    if (!read.has(key)) read.set(key, getSourceFile(path, languageVersion, ...rest));
    return read.get(key);
  };
  const program = ts.createProgram({ rootNames: files, options, host });
  const found = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  return { problems: ts.formatDiagnostics(found, host), path: (files[0] ?? "").replace(/\.ts$/, ".js") };
}
