/** The blocks of code in a guide, so that tests run what readers copy. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Guide {
  readonly text: string;
  /** The blocks of that language under that heading, without the indentation of a list. */
  blocks(heading: string, language: "terraform" | "typescript" | "json" | "shell"): readonly string[];
}

/** @param name of the file in docs/guides, without its ending */
export function readGuide(name: string): Guide {
  const text = readFileSync(join(__dirname, "..", "..", "..", "docs", "guides", `${name}.md`), "utf8");
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
      if (blocks.length === 0) throw new Error(`the guide ${name} has no ${language} block under "${wanted}"`);
      return blocks;
    },
  };
}
