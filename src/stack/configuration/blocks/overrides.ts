/** Override files: what their blocks say stands in the place of what the blocks of other files say. */
import { didYouMean } from "../../../schema/text/nearest";
import { isJsonObject, type Json, type JsonObject } from "../../expression";
import { named, overridden, type Where, within } from "../../places/where";
import { type LabelledBlock, type Reader, under } from "../reader";
import { blocksOf } from "./blocks";

/** `override.tf`, `name_override.tf`, and the same in JSON. */
export function isOverride(path: string): boolean {
  return /^(?:.*_)?override\.tf(?:\.json)?$/.test(path);
}

export interface ReadFile {
  readonly reader: Reader;
  readonly body: JsonObject;
}

/** The files of a stack without its override files, which have changed the others in the order of their names. */
export function withOverrides(files: readonly ReadFile[]): ReadFile[] {
  const changed = files.filter(({ reader }) => !isOverride(reader.file));
  for (const { reader, body } of files.filter(({ reader: { file } }) => isOverride(file))) {
    for (const [keyword, value] of Object.entries(body)) {
      if (keyword === "locals") overrideLocals(changed, reader, value);
      else overrideAll(changed, reader, keyword, value);
    }
  }
  return changed;
}

interface Kind {
  readonly labels: number;
  /** Arguments that engines take in no override. */
  readonly refused?: readonly string[];
  readonly merge: (before: JsonObject, after: JsonObject) => JsonObject | undefined;
  /** Set where a block of the override file may stand for itself. */
  readonly mayBeNew?: (block: JsonObject) => boolean;
}

const kinds: Readonly<Record<string, Kind>> = {
  resource: { labels: 2, refused: ["depends_on"], merge: mergeBodies },
  data: { labels: 2, refused: ["depends_on"], merge: mergeBodies },
  output: { labels: 1, refused: ["depends_on"], merge: mergeBodies },
  variable: { labels: 1, merge: mergeBodies },
  // What is not configured is configured with nothing.
  provider: {
    labels: 1,
    merge: (before, after) => (before.alias === after.alias ? mergeBodies(before, after) : undefined),
    mayBeNew: ({ alias }) => alias === undefined,
  },
  terraform: { labels: 0, merge: mergeSettings, mayBeNew: () => true },
};

function overrideAll(files: ReadFile[], reader: Reader, keyword: string, value: Json): void {
  const kind = Object.hasOwn(kinds, keyword) ? kinds[keyword] : undefined;
  const whole = under(reader, keyword);
  if (!kind) {
    const detail = `override files change ${[...Object.keys(kinds), "locals"].join(", ")} blocks. Put it into another file.${didYouMean(keyword, Object.keys(kinds))}`;
    reader.report(whole, `"${keyword}" cannot be overridden`, detail);
    return;
  }
  for (const block of blocksOf(reader, value, kind.labels, whole)) {
    const where = named(`${reader.file}, ${[keyword, ...block.labels].join(".")}`, block.where);
    for (const name of kind.refused ?? []) {
      if (block.body[name] !== undefined)
        reader.report(within(where, name), `"${name}" cannot be overridden`, "write it into the block itself, where it is declared.");
    }
    const isChanged = changeIn(files, reader, [keyword, ...block.labels], (before) => kind.merge(before, block.body));
    if (isChanged) continue;
    if (kind.mayBeNew?.(block.body)) files.push({ reader, body: { [keyword]: nestedIn(block) } });
    else
      reader.report(
        where,
        "Nothing to override",
        "an override changes a block of another file, and none has this one. Correct the name, or declare it there.",
      );
  }
}

function overrideLocals(files: ReadFile[], reader: Reader, value: Json): void {
  for (const { body, where } of blocksOf(reader, value, 0, under(reader, "locals"))) {
    for (const [name, after] of Object.entries(body)) {
      const isChanged = changeIn(files, reader, ["locals"], (before) =>
        Object.hasOwn(before, name) ? { ...before, [name]: after } : undefined,
      );
      if (!isChanged) reportMissingLocal(reader, name, within(where, name));
    }
  }
}

function reportMissingLocal({ file, report }: Reader, name: string, where: Where): void {
  report(
    named(`${file}, local.${name}`, where),
    "Nothing to override",
    "no other file declares this local value. Correct the name, or declare it there.",
  );
}

/** Makes of a block what it was, or undefined where it is not the one that is meant. */
type Change = (before: JsonObject) => JsonObject | undefined;

/** Changes the first block at the way that is meant. */
function changeIn(files: ReadFile[], by: Reader, way: readonly string[], change: Change): boolean {
  for (const [i, { reader, body }] of files.entries()) {
    const changed = changedAt(body, way, change);
    if (!isJsonObject(changed)) continue;
    files[i] = { reader: { ...reader, whole: overridden(reader.whole, by.whole) }, body: changed };
    return true;
  }
  return false;
}

function changedAt(value: Json | undefined, way: readonly string[], change: Change): Json | undefined {
  if (Array.isArray(value)) {
    const parts: readonly Json[] = value;
    for (const [i, part] of parts.entries()) {
      const changed = changedAt(part, way, change);
      if (changed !== undefined) return parts.map((other, at) => (at === i ? changed : other));
    }
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  const [name, ...rest] = way;
  if (name === undefined) return change(value);
  const changed = Object.hasOwn(value, name) ? changedAt(value[name], rest, change) : undefined;
  return changed === undefined ? undefined : { ...value, [name]: changed };
}

/** Arguments, and all nested blocks of a name at once, stand in the place of what was there; of a lifecycle each argument does. */
function mergeBodies(before: JsonObject, after: JsonObject): JsonObject {
  const [dynamicBefore, dynamicAfter] = [byName(before.dynamic), byName(after.dynamic)];
  const kept = Object.entries(before).filter(([name]) => !Object.hasOwn(dynamicAfter, name));
  const keptDynamic = Object.entries(dynamicBefore).filter(([name]) => !Object.hasOwn(after, name));
  const dynamic = { ...Object.fromEntries(keptDynamic), ...dynamicAfter };
  const { dynamic: _, ...merged } = { ...Object.fromEntries(kept), ...after };
  return {
    ...merged,
    ...(Object.keys(dynamic).length > 0 && { dynamic }),
    ...(before.lifecycle !== undefined && after.lifecycle !== undefined && { lifecycle: joined(before.lifecycle, after.lifecycle) }),
  };
}

function mergeSettings(before: JsonObject, after: JsonObject): JsonObject {
  const { required_providers: own } = before;
  const { required_providers: other } = after;
  return { ...before, ...after, ...(own !== undefined && other !== undefined && { required_providers: joined(own, other) }) };
}

/** Blocks that may stand once, argument by argument. */
function joined(before: Json, after: Json): JsonObject {
  return { ...byName(before), ...byName(after) };
}

/** One object, be it written as one or as several. */
function byName(value: Json | undefined): JsonObject {
  if (isJsonObject(value)) return value;
  return Array.isArray(value) ? Object.assign({}, ...value.filter((part: Json) => isJsonObject(part))) : {};
}

function nestedIn({ labels, body }: LabelledBlock): JsonObject {
  return labels.reduceRight<JsonObject>((inner, label) => ({ [label]: inner }), body);
}
