/** The blocks of code in a guide or another page, so that tests run what readers copy. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import ts from "typescript";

export interface Page {
  readonly text: string;
  /** The blocks of that language under that heading, without the indentation of a list. */
  blocks(heading: string, language: "terraform" | "typescript" | "ts" | "json" | "shell" | "sh"): readonly string[];
}

/** @param name of the file in docs/guides, without its ending */
export function readGuide(name: string): Page {
  return readPage(join(__dirname, "..", "..", "..", "docs", "guides", `${name}.md`));
}

export function readPage(path: string): Page {
  const text = readFileSync(path, "utf8");
  const found: { readonly heading: string; readonly language: string; readonly code: string }[] = [];
  let heading = "";
  for (const [, title, indent = "", language = "", code = ""] of text.matchAll(/^#+ (.*)$|^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)) {
    if (title !== undefined) heading = title;
    else found.push({ heading, language, code: code.replace(new RegExp(`^${indent}`, "gm"), "") });
  }
  return {
    text,
    blocks(wanted, language) {
      const blocks = found.filter((block) => block.heading === wanted && block.language === language).map(({ code }) => code);
      if (blocks.length === 0) throw new Error(`${path} has no ${language} block under "${wanted}"`);
      return blocks;
    },
  };
}

/** Runs a module of a guide. @param find gives what it imports */
export function runModule(code: string, find: (name: string) => unknown, process: object): Record<string, unknown> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const exported = {};
  runInThisContext(`(function (require, exports, process) {${outputText}\n})`)(find, exported, process);
  return exported;
}
