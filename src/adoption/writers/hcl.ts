/** HCL: a block for each object, and an import block beside it. */
import { isObject, type Value } from "../../schema";
import { isNumeric, numberText } from "../../schema/number/numeric";
import { madeVisible } from "../../schema/text/visible";
import type { Approval, Given, NamedObject } from "../model";
import { type Remarks, remarksIn } from "./remarks";

/** @param labelOf the label of an object that something refers to */
export function hclOf(objects: readonly NamedObject[], labelOf: (object: Given["refersTo"]) => string | undefined): string {
  const remarks = remarksIn(objects);
  const blocks = objects.map((object) => blocksOf(object, remarks, labelOf));
  return [...(remarks.above.length > 0 ? [commentOf(remarks.above)] : []), ...blocks].join("\n");
}

function commentOf(lines: readonly string[]): string {
  return lines.map((line) => `# ${line}\n`).join("");
}

function blocksOf(object: NamedObject, { beside }: Remarks, labelOf: (object: Given["refersTo"]) => string | undefined): string {
  const { type, name, importId, given } = object;
  const width = Math.max(0, ...given.map((each) => each.name.length));
  const lines = given.map((each) => `  ${each.name.padEnd(width)} = ${argument(each, labelOf)}\n`);
  return `import {
  to = ${type}.${name}
  id = ${hclText(importId)}
}

${commentOf(beside(object))}resource "${type}" "${name}" {
${lines.join("")}}
`;
}

/** What others can wait for, by a name that no other object of the platform has. */
export function hclApprovalOf({ type, noun, name }: NamedObject, approval: Approval): string {
  return `resource "${approval.type}" "${noun}_${name}" {
  ${approval.attribute} = ${type}.${name}.id
}
`;
}

function argument({ value, refersTo }: Given, labelOf: (object: Given["refersTo"]) => string | undefined): string {
  const label = labelOf(refersTo);
  return refersTo && label !== undefined ? `${refersTo.type}.${label}.id` : hclValue(value, "  ");
}

function hclValue(value: Value, indent: string): string {
  if (isNumeric(value)) return numberText(value);
  if (typeof value === "string") return hclText(value);
  if (typeof value === "symbol") throw new Error("a value that is not known was about to be written");
  if (Array.isArray(value)) {
    const items = value.map((item: Value) => hclValue(item, `${indent}  `));
    if (!value.some(isObject) && items.join(", ").length < 100) return `[${items.join(", ")}]`;
    return `[\n${items.map((item) => `${indent}  ${item},\n`).join("")}${indent}]`;
  }
  if (value !== null && isObject(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== null);
    return `{ ${members.map(([name, member]) => `${name} = ${hclValue(member, indent)}`).join(", ")} }`;
  }
  return String(value);
}

const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A quoted template that is exactly this text. */
export function hclText(text: string): string {
  const escaped = text.replace(/[\\"]/g, "\\$&").replace(/([$%])\{/g, "$1$1{");
  return `"${madeVisible(escaped, (character) => short[character] ?? codePoint(character))}"`;
}

function codePoint(character: string): string {
  const digits = (character.codePointAt(0) ?? 0).toString(16);
  return digits.length <= 4 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

/** The stack's own part. */
export const hclMain = `terraform {
  required_providers {
    sms = {
      source  = "smsform/sms"
      version = "~> 0.1"
    }
  }
}

# Keys come from the environment; smsform plan says which are missing.
provider "sms" {}
`;
