import { BadArgument, type Billing, defineFunction, type MessageKind, number, parameter, string } from "../../schema";
import { type PlatformMessages, readText } from "./message-text";
import { countParts } from "./parts";
import { unknownPlatform } from "./text";

export function segmentsFunction(platforms: readonly PlatformMessages[]) {
  const billed = platforms.flatMap((platform) => Object.entries(platform.billing).map(([name, billing]) => ({ name, platform, billing })));
  const names = billed.map(({ name }) => name);
  const silent = platforms.filter(({ billing }) => Object.keys(billing).length === 0);
  return defineFunction({
    name: "segments",
    summary: "The number of short messages that a message is billed as",
    doc: [
      "Counts as the platform's document does: every letter, digit, sign and ideograph is one character, and the signature counts with its brackets.",
      "",
      "| Platform | Messages | In one part, up to | Longer ones, per part | At most |",
      "|---|---|---|---|---|",
      ...billed.flatMap(({ name, billing }) => billing.kinds.map((kind) => kindRow(name, billing, kind))),
      "",
      "How long a variable's value is, is known only when a message is sent. So the length of each is an argument of its own: what you expect at most,",
      "in the order in which the variables stand in the text, one that stands twice named twice. Values are taken for the same kind of characters as",
      "the text around them.",
      "",
      `The documents of ${silent.map(({ title }) => title).join(", ")} do not say how long messages are billed: for them there is no answer.`,
    ].join("\n"),
    parameters: [
      parameter("text", string, "The text of the template, with variables as `text` takes them or as it gives them."),
      parameter("signature", string, "The signature that messages are sent with, without its brackets."),
      parameter("platform", string, `One of ${names.map((name) => `\`${name}\``).join(", ")}.`),
    ],
    rest: parameter("lengths", number, "The number of characters of each variable's longest value."),
    returns: number,
    call([text, signature, name], lengths) {
      const rule = billed.find((known) => known.name === name);
      if (!rule) throw new BadArgument(2, noRule(name, names, silent));
      if (/^\s*$|[【】[\]]/.test(signature)) throw new BadArgument(1, signatureProblem(signature));
      const pieces = readText(text, rule.platform, "notation");
      if ("problem" in pieces) throw new BadArgument(0, pieces.problem);
      const variables = pieces.flatMap((piece) => ("variable" in piece ? [piece.variable] : []));
      checkLengths(lengths, variables);
      const fixed = pieces.map((piece) => ("text" in piece ? piece.text : "")).join("");
      return partsOf(signature, fixed, sum(lengths), rule.billing);
    },
  });
}

const firstLength = 3;

function checkLengths(lengths: readonly number[], variables: readonly string[]): void {
  const bad = lengths.findIndex((length) => !Number.isSafeInteger(length) || length < 0);
  if (bad >= 0) throw new BadArgument(firstLength + bad, `${lengths[bad]} is no number of characters: give an integer from 0.`);
  const written = variables.map((variable) => `{${variable}}`);
  if (lengths.length < variables.length) {
    const missing = written.slice(lengths.length).join(", ");
    throw new BadArgument(0, `The length of ${missing} is not known: add, for each, the number of characters of its longest value.`);
  }
  if (lengths.length > variables.length) {
    const have = variables.length === 0 ? "no variable" : `only ${written.join(", ")}`;
    throw new BadArgument(firstLength + variables.length, `There are ${lengths.length} lengths, but the text has ${have}.`);
  }
}

function partsOf(signature: string, text: string, ofValues: number, billing: Billing): number {
  const { length, parts } = countParts(signature, text, ofValues, billing);
  if (length <= billing.longest) return parts;
  throw new BadArgument(
    0,
    `The message has ${length} characters, its signature and brackets included; at most ${billing.longest} are sent.`,
  );
}

function signatureProblem(signature: string): string {
  return signature.trim() === ""
    ? "The signature is blank: every message carries one, and it counts."
    : `"${signature}" has brackets: give the signature without them, they are counted.`;
}

function noRule(name: string, names: readonly string[], silent: readonly PlatformMessages[]): string {
  const platform = silent.find((known) => known.name === name);
  return platform
    ? `The document of ${platform.title} does not say how long messages are billed. Use one of ${names.join(", ")}.`
    : unknownPlatform(name, names);
}

function kindRow(name: string, { longest, kinds }: Billing, { onlyAscii, brackets, single, part }: MessageKind): string {
  const messages = onlyAscii ? "ASCII alone" : kinds.length > 1 ? "all others" : "all";
  return `| \`"${name}"\` | ${messages}, signature in \`${brackets}\` | ${single} | ${part} | ${longest} |`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
