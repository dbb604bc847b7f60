/** A program's part: an object of level 1 for each object, and what imports it. */
import { isObject, type Value } from "../../schema";
import { isNumeric, numberText } from "../../schema/number/numeric";
import { visibleJson } from "../../schema/text/visible";
import { type AdoptedObject, type Given, keyOf, type NamedObject } from "../model";
import { type Remarks, remarksIn } from "./remarks";

export type Engine = "cdktf" | "cdktn";

/** A part of a program, and what it needs to be imported from the package. */
export interface Piece {
  readonly text: string;
  readonly imports: readonly string[];
}

/** Constants of a module by the objects they stand for. */
export type Constants = ReadonlyMap<string, string>;

/** Names for those that others refer to. @param more that are referred to */
export function constantsOf(objects: readonly NamedObject[], more: readonly AdoptedObject[] = []): Constants {
  const others = objects.flatMap(({ given }) => given.flatMap(({ refersTo }) => refersTo ?? []));
  const wanted = new Set([...others, ...more].map(keyOf));
  const kept = objects.filter((object) => wanted.has(keyOf(object)));
  const identifiers = identifiersOf(kept.map(({ name }) => name));
  return new Map(kept.map((object) => [keyOf(object), identifiers.get(object.name) ?? ""]));
}

/** `a-2` and `a2` are two names, and would be one in camel case. Classes begin with a capital, so none of these does. @param others in use */
export function identifiersOf(names: readonly string[], others: Iterable<string> = []): ReadonlyMap<string, string> {
  const used = new Set(others);
  return new Map(
    names.map((name) => {
      const camel = camelCase(name);
      let identifier = camel.charAt(0).toLowerCase() + camel.slice(1);
      while (used.has(identifier)) identifier += "_";
      used.add(identifier);
      return [name, identifier] as const;
    }),
  );
}

/** @param moreOn what else is remarked on an object */
export function levelOneOf(
  objects: readonly NamedObject[],
  constants: Constants,
  moreOn: (object: NamedObject) => readonly string[] = () => [],
): readonly Piece[] {
  const remarks = remarksIn(objects, camelCase);
  const above = { text: commentOf(remarks.above), imports: [] };
  return [...(remarks.above.length > 0 ? [above] : []), ...objects.map((object) => pieceOf(object, constants, remarks, moreOn(object)))];
}

function commentOf(lines: readonly string[]): string {
  return lines.map((line) => `  // ${line}\n`).join("");
}

function pieceOf(object: NamedObject, constants: Constants, { beside }: Remarks, more: readonly string[]): Piece {
  const { type, name, importId, given } = object;
  const Class = classOf(type);
  const constant = constants.get(keyOf(object));
  const lines = given.map((each) => `      ${camelCase(each.name)}: ${argument(each, constants)},\n`);
  const remarks = commentOf([...more, ...beside(object)]);
  const made = `new ${Class}(stack, ${tsText(name)}, {\n${lines.join("")}    })`;
  const kept = constant === undefined ? "" : `const ${constant} = `;
  const isEscaped = [importId, ...given.map(({ value }) => value)].some(needsEscape);
  return {
    text: `${remarks}  ${kept}adopt(\n    ${made},\n    ${tsValue(importId)},\n  );\n`,
    imports: [Class, ...(isEscaped ? ["text"] : [])],
  };
}

/** What others can wait for. Its id is like no object's: those begin with their platform. */
export function approvalOf({ name, approval, ...object }: NamedObject, constants: Constants): readonly Piece[] {
  if (!approval) return [];
  const Class = classOf(approval.type);
  const id = `${constants.get(keyOf(object))}.id`;
  const text = `  new ${Class}(stack, ${tsText(`approval-${name}`)}, { ${camelCase(approval.attribute)}: ${id} });\n`;
  return [{ text, imports: [Class] }];
}

/** `sms_tencent_template` is `TencentTemplate`. */
export function classOf(type: string): string {
  const name = camelCase(type.replace(/^sms_/, ""));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function camelCase(name: string): string {
  return name.replace(/[-_]+(.)/g, (_joint, letter: string) => letter.toUpperCase());
}

function argument({ value, refersTo }: Given, constants: Constants): string {
  const constant = refersTo && constants.get(keyOf(refersTo));
  return constant === undefined ? tsValue(value) : `${constant}.id`;
}

function tsValue(value: Value): string {
  if (isNumeric(value)) return numberText(value);
  if (typeof value === "string") return engineText(value);
  if (typeof value === "symbol") throw new Error("a value that is not known was about to be written");
  if (Array.isArray(value)) return `[${value.map((item: Value) => tsValue(item)).join(", ")}]`;
  if (value !== null && isObject(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== null);
    return `{ ${members.map(([name, member]) => `${camelCase(name)}: ${tsValue(member)}`).join(", ")} }`;
  }
  return String(value);
}

/** Both construct engines pass a text on as it is, and the stack is a template. */
function engineText(text: string): string {
  return needsEscape(text) ? `text(${tsText(text)})` : tsText(text);
}

function needsEscape(value: Value): boolean {
  if (typeof value === "string") return /[$%]\{/.test(value);
  if (Array.isArray(value)) return value.some(needsEscape);
  return value !== null && isObject(value) && Object.values(value).some(needsEscape);
}

/** A literal that is exactly this text. */
export function tsText(text: string): string {
  return visibleJson(JSON.stringify(text));
}

/** A module that makes objects on a stack. */
export function moduleOf(engine: Engine, functionName: string, pieces: readonly Piece[]): string {
  const imports = [...new Set(pieces.flatMap((piece) => piece.imports))].sort((one, other) =>
    one.toLowerCase() < other.toLowerCase() ? -1 : 1,
  );
  return `import type { TerraformStack } from "${engine}";
import { ${imports.join(", ")} } from "smsform/${engine}";
import { importing } from "./importing";

export function ${functionName}(stack: TerraformStack): void {
  const adopt = importing(stack);

${pieces.map(({ text }) => text).join("\n")}}
`;
}

/** The same for all programs. */
export function importingTs(engine: Engine): string {
  return `import type { TerraformResource, TerraformStack } from "${engine}";

const blocks = new WeakMap<TerraformStack, { to: string; id: string }[]>();

/**
 * Writes import blocks into a stack. importFrom() does as well, but then each synthesis asks a Terraform binary for its version, once for
 * every object. When all is imported, the blocks have no effect any more.
 */
export function importing(stack: TerraformStack): <T extends TerraformResource>(object: T, id: string) => T {
  const all = blocks.get(stack) ?? [];
  blocks.set(stack, all);
  stack.addOverride("import", all);
  return (object, id) => {
    all.push({ to: \`\${object.terraformResourceType}.\${object.friendlyUniqueId}\`, id });
    return object;
  };
}
`;
}

export function mainTs(engine: Engine, stackName: string): string {
  return `import { App, TerraformStack } from "${engine}";
import { SmsProvider } from "smsform/${engine}";
import { adopted } from "./adopted";

const app = new App();
const stack = new TerraformStack(app, ${tsText(stackName)});
// Keys come from the environment; smsform plan says which are missing.
new SmsProvider(stack, "sms");
adopted(stack);
app.synth();
`;
}

/** Calls what the runs have written. @param modules their names, in order */
export function indexTs(engine: Engine, modules: readonly string[]): string {
  return `import type { TerraformStack } from "${engine}";
${modules.map((name) => `import { ${camelCase(name)} } from "./${name}";\n`).join("")}
/** Everything that smsform adopt has written here. */
export function adopted(stack: TerraformStack): void {
${modules.map((name) => `  ${camelCase(name)}(stack);\n`).join("")}}
`;
}
