import { compileDynamic, type Expression, isJsonObject, type Json, type JsonObject } from "../../expression";
import { nth, type Where, within } from "../../places/where";
import type { Body } from "../model";
import { type Reader, reportUnknown, unwrap } from "../reader";
import { blocksOf } from "./blocks";

interface Dynamic {
  readonly name: string;
  readonly forEach: Json;
  readonly iterator: string;
  readonly content: JsonObject;
}

/** Adds to a body the blocks that are `dynamic`: they become the value that the blocks of their name would have, written out. */
export async function withDynamicBlocks(reader: Reader, block: JsonObject, body: Body): Promise<Body> {
  if (block.dynamic === undefined) return body;
  const dynamic = readDynamicBlocks(reader, block.dynamic, within(body.where, "dynamic"));
  const attributes = new Map<string, Expression>(body.attributes);
  const raw: Record<string, Json> = { ...body.raw };
  for (const name of new Set(dynamic.map((each) => each.name))) {
    const own = dynamic.filter((each) => each.name === name);
    const written = block[name];
    const blocks: readonly Json[] = written === undefined ? [] : Array.isArray(written) ? written : [written];
    const where = within(body.where, name);
    const { expression, diagnostics } = await compileDynamic(blocks, own, where);
    reader.diagnostics.push(...diagnostics);
    if (!expression) continue;
    if (expression.references.length > 0) reader.uses.push({ where, references: expression.references, repeated: reader.repeated });
    attributes.set(name, expression);
    raw[name] = [...blocks, ...own.map(({ content }) => content)];
  }
  return { ...body, attributes, raw };
}

function readDynamicBlocks(reader: Reader, raw: Json, where: Where): Dynamic[] {
  return blocksOf(reader, raw, 1, where).flatMap(({ labels: [name = ""], body, where: block }): Dynamic[] => {
    reportUnknown(reader, body, ["for_each", "iterator", "labels", "content"], block);
    const contents = body.content === undefined ? [] : blocksOf(reader, body.content, 0, within(block, "content"));
    const [content, second] = contents;
    if (body.for_each === undefined || !content || second) {
      reader.report(block, "Incomplete dynamic block", 'it needs "for_each", and "content" once.');
      return [];
    }
    if (body.labels !== undefined) {
      reader.report(within(block, "labels"), "A block without labels", `"${name}" has no labels. Remove them.`);
      return [];
    }
    if (Object.hasOwn(content.body, "dynamic")) {
      reader.refuse(nth(block, 0), 'a "dynamic" block within another');
      return [];
    }
    const iterator = typeof body.iterator === "string" ? unwrap(body.iterator) : name;
    return [{ name, forEach: body.for_each, iterator, content: isJsonObject(content.body) ? content.body : {} }];
  });
}
