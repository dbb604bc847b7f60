import {
  compileDynamic,
  type Expression,
  type Json,
  type JsonObject,
  type WrittenBlocks,
  type WrittenContent,
  type WrittenDynamic,
} from "../../expression";
import { type Where, within } from "../../places/where";
import type { Body } from "../model";
import { type Reader, reportUnknown, unwrap, use } from "../reader";
import { blocksOf } from "./blocks";

/** Adds to a body the blocks that are `dynamic`: they become the value that the blocks of their name would have, written out. */
export async function withDynamicBlocks(reader: Reader, block: JsonObject, body: Body): Promise<Body> {
  if (block.dynamic === undefined) return body;
  const attributes = new Map<string, Expression>(body.attributes);
  const raw: Record<string, Json> = { ...body.raw };
  for (const [name, blocks] of readContent(reader, block, body.where).blocks) {
    const where = within(body.where, name);
    const { expression, diagnostics } = await compileDynamic(blocks, where);
    reader.diagnostics.push(...diagnostics);
    if (!expression) continue;
    use(reader, where, expression);
    attributes.set(name, expression);
    raw[name] = asWritten(blocks);
  }
  return { ...body, attributes, raw };
}

/** Takes the blocks apart from the rest that have a `dynamic` one among them. */
function readContent(reader: Reader, { dynamic: raw, ...plain }: JsonObject, where: Where): WrittenContent {
  if (raw === undefined) return { plain, blocks: new Map() };
  const dynamic = readDynamicBlocks(reader, raw, within(where, "dynamic"));
  const names = [...new Set(dynamic.map(([name]) => name))];
  const blocks = names.map((name): [string, WrittenBlocks] => {
    const written = plain[name];
    const before: readonly Json[] = written === undefined ? [] : Array.isArray(written) ? written : [written];
    return [name, { written: before, dynamic: dynamic.flatMap(([own, each]) => (own === name ? [each] : [])) }];
  });
  const rest = Object.entries(plain).filter(([name]) => !names.includes(name));
  return { plain: Object.fromEntries(rest), blocks: new Map(blocks) };
}

function readDynamicBlocks(reader: Reader, raw: Json, where: Where): (readonly [name: string, block: WrittenDynamic])[] {
  return blocksOf(reader, raw, 1, where).flatMap(({ labels: [name = ""], body, where: block }) => {
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
    const iterator = typeof body.iterator === "string" ? unwrap(body.iterator) : name;
    return [[name, { forEach: body.for_each, iterator, content: readContent(reader, content.body, content.where) }] as const];
  });
}

/** As one would see the blocks written out, for what is looked for in a text before it is evaluated. */
function asWritten({ written, dynamic }: WrittenBlocks): readonly Json[] {
  return [
    ...written,
    ...dynamic.map(({ content: { plain, blocks } }) => ({
      ...plain,
      ...Object.fromEntries([...blocks].map(([name, each]) => [name, asWritten(each)])),
    })),
  ];
}
