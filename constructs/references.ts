import type { Block } from "./bindings/blocks";

/** An expression in a text; `$${` is none. Quotes and braces within it are not looked into: references have none. */
const expression = /(?<!\$)\$\{[^{}]*\}/g;
const address = /\bsms_\w+\.[\p{ID_Start}_][\p{ID_Continue}-]*/gu;
const attribute = /^\$\{(sms_\w+\.[\p{ID_Start}_][\p{ID_Continue}-]*)\.(\w+)\}$/u;

/** By `sms_baidu_template.otp`. */
export type Addressed = ReadonlyMap<string, Block>;

export function addressOf({ type, name }: Block): string {
  return `${type}.${name}`;
}

export function byAddress(blocks: readonly Block[]): Addressed {
  return new Map(blocks.map((block) => [addressOf(block), block]));
}

/** Addresses that a value refers to. */
export function addressesIn(value: unknown): readonly string[] {
  if (typeof value === "string") return (value.match(expression) ?? []).flatMap((found) => found.match(address) ?? []);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === "//" ? [] : addressesIn(inner)));
}

/** Addresses that values of these refer to. */
export function namedBy(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(blocks.flatMap(({ values }) => addressesIn(values)));
}

/** The text that a value of a stack stands for; undefined where only a run knows it. */
export function literalText(value: unknown): string | undefined {
  return typeof value !== "string" || /(?<!\$)\$\{|(?<!%)%\{/.test(value) ? undefined : unescaped(value);
}

function unescaped(text: string): string {
  return text.replace(/([$%])\1\{/g, "$1{");
}

/** No text has these: they stand for the braces of expressions that only a run knows. */
const [open, close] = ["\uE000", "\uE001"];

/** A text of a stack with what the stack itself says in place of references. What it does not say is marked, and no longer in braces. */
export function knownText(value: string, blocks: Addressed): string {
  const replaced = value.replace(expression, (found) => {
    const [, address = "", name = ""] = attribute.exec(found) ?? [];
    const referred = literalText(blocks.get(address)?.values[name]);
    if (referred === undefined) return `$${open}${found.slice(2, -1)}${close}`;
    return referred.replace(/[$%]\{/g, (opening) => `${opening.charAt(0)}${opening}`);
  });
  return unescaped(replaced);
}

export function isKnown(text: string): boolean {
  return !text.includes(open);
}

/** Marks as the expressions that they stand for. */
export function withExpressions(text: string): string {
  return text.replaceAll(open, "{").replaceAll(close, "}");
}
