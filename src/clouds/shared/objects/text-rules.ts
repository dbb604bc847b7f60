/** Rules on the texts of messages that every platform has: what its reviewers and its senders take for plain text, though nobody means it so. */
import type { AccountFinding, AccountRule, Finding, StackObject } from "../../../schema";
import { isUnknown } from "../../../schema";

/** How programs and other platforms write variables. */
const notations = {
  /** Tencent, and templates of many languages. */
  braces: /(?<![${])\{[^{}\s]+\}(?!\})/,
  doubleBraces: /\{\{[^{}]*\}\}/,
  hashes: /#[A-Za-z_]\w*#/,
  /** Not the percentage in `满100减50%` and `99%d`. */
  percent: /(?<![\d%％])%(?:\d+\$)?[sd](?![A-Za-z])/,
} as const;

/** Without one of these there is none. */
const marks = /[{#%]/;

export type Notation = keyof typeof notations;

interface Text<Name extends string> {
  /** The attribute that holds the text. */
  readonly attribute: Name;
  /** The platform's name in sentences. */
  readonly vendor: string;
}

type Looked<Name extends string> = { readonly [name in Name]: unknown };

/** A variable in another's notation is sent as it stands. @param example one of the platform's own */
export function foreignVariables<Name extends string>(
  { attribute, vendor }: Text<Name>,
  { example, looksFor }: { readonly example: string; readonly looksFor: readonly Notation[] },
) {
  return {
    id: "VARIABLES",
    demands: `\`${attribute}\` holds no variable in the notation of another platform or program: it would be sent as it stands.`,
    looksAt: [attribute],
    level: "warn",
    source: "beyond the document",
    check(values: Looked<Name>): Finding | undefined {
      const text = textIn(values, attribute);
      if (!marks.test(text)) return undefined;
      const [piece] = looksFor.flatMap((notation) => notations[notation].exec(text)?.[0] ?? []);
      if (piece === undefined) return undefined;
      return {
        problem: `"${piece}" in ${attribute} is no variable of ${vendor}: it would be sent as it stands`,
        fix: `Write variables as ${example}.`,
      };
    },
  } as const;
}

/** What nobody sees in an editor becomes a part of the reviewed text. */
export function tidyLines<Name extends string>({ attribute }: Text<Name>) {
  return {
    id: "LINES",
    demands: `\`${attribute}\` holds no carriage return and does not end with a line break.`,
    looksAt: [attribute],
    level: "warn",
    source: "beyond the document",
    check(values: Looked<Name>): Finding | undefined {
      const text = textIn(values, attribute);
      if (text.includes("\r")) {
        return {
          problem: `${attribute} holds a carriage return (\\r)`,
          fix: "Save the file with the line ends of Unix (LF), or take it out of the text.",
        };
      }
      if (!text.endsWith("\n")) return undefined;
      return {
        problem: `${attribute} ends with a line break`,
        fix: "It would be sent with the message. Take it out: trimspace(…) or chomp(…) does so.",
      };
    },
  } as const;
}

/** Written by hand, or by a keyboard that replaces words. */
const emoji = /\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;

/** Most texts are letters, ideographs and their punctuation. */
const unusual = /[^\0-\u02ff\u2010-\u201f\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e]/;

export function noEmoji<Name extends string>({ attribute, vendor }: Text<Name>) {
  return {
    id: "EMOJI",
    demands: `\`${attribute}\` holds no emoji: reviewers refuse them, and old handsets show something else.`,
    looksAt: [attribute],
    level: "warn",
    source: "beyond the document",
    check(values: Looked<Name>): Finding | undefined {
      const text = textIn(values, attribute);
      const [piece] = unusual.test(text) ? (emoji.exec(text) ?? []) : [];
      return piece === undefined
        ? undefined
        : { problem: `${attribute} holds the emoji ${piece}`, fix: `Say it in words: ${vendor}'s reviewers refuse special signs.` };
    },
  } as const;
}

/** Controls, marks of direction and width, and the like. What joins emoji is told with them, and line ends by themselves. */
const invisible = /[^\P{Cc}\n\r\t]|[^\P{Cf}\u200d]|[\u2028\u2029]/u;

export function onlyVisible<Name extends string>({ attribute }: Text<Name>) {
  return {
    id: "INVISIBLE",
    demands: `\`${attribute}\` holds no character that nobody sees, such as a byte order mark or a mark of direction.`,
    looksAt: [attribute],
    level: "warn",
    source: "beyond the document",
    check(values: Looked<Name>): Finding | undefined {
      const [piece] = invisible.exec(textIn(values, attribute)) ?? [];
      if (piece === undefined) return undefined;
      const code = `U+${piece.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
      return {
        problem: `${attribute} holds the invisible character ${code}`,
        fix: "It would be reviewed and sent with the text, and counts in its length. Take it out.",
      };
    },
  } as const;
}

/** All four. */
export function messageText<Name extends string>(text: Text<Name>, variables: Parameters<typeof foreignVariables>[1]) {
  return [foreignVariables(text, variables), tidyLines(text), onlyVisible(text), noEmoji(text)] as const;
}

/** @param within attributes that two templates of one text may differ in: then they are two */
export function oneTextOnce({
  type,
  attribute,
  within,
}: {
  readonly type: string;
  readonly attribute: string;
  readonly within: readonly string[];
}): AccountRule {
  return {
    id: "TWICE",
    demands: `No two templates of the stack have the same ${listed([attribute, ...within])}: each is reviewed, and counts, by itself.`,
    level: "warn",
    check: (objects) =>
      sameTexts(
        objects.filter((object) => object.type === type),
        attribute,
        within,
      ),
  };
}

/** `a`, `b` and `c`, in Markdown. */
function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}

/** One finding a text, however many have it. */
function sameTexts(templates: readonly StackObject[], attribute: string, within: readonly string[]): AccountFinding[] {
  const byText = new Map<string, StackObject[]>();
  for (const template of templates) {
    const compared = [attribute, ...within].map((name) => template.values[name] ?? null);
    if (compared.some(isUnknown) || typeof compared[0] !== "string") continue;
    const key = compared.join("\0");
    const same = byText.get(key);
    if (same) same.push(template);
    else byText.set(key, [template]);
  }
  return [...byText.values()].flatMap(([first, ...others]): AccountFinding[] => {
    const added = others.find(({ isNew }) => isNew);
    if (!first || !added) return [];
    const problem =
      others.length === 1 ? `it has the text of ${first.address}` : `${others.length} templates have the text of ${first.address}`;
    return [
      { address: added.address, path: [attribute], problem, fix: "A template serves any number of places: keep one and refer to its id." },
    ];
  });
}

function textIn<Name extends string>(values: Looked<Name>, attribute: Name): string {
  const text = values[attribute];
  return typeof text === "string" ? text : "";
}
