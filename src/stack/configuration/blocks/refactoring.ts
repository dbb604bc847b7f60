/** Blocks that say what became of objects, beside what they are: `import`, `moved`, `removed`. */
import { type Address, blockAddressOf, parseAddress } from "../../address";
import type { Json, JsonObject } from "../../expression";
import { type Where, within } from "../../places/where";
import type { ImportBlock, MovedBlock, RemovedBlock } from "../model";
import { type Reader, readExpression, readFlag, reportUnknown, under, unwrap } from "../reader";
import { blockOf, blocksOf } from "./blocks";

export async function readImports(outer: Reader, raw: Json, imports: ImportBlock[]): Promise<void> {
  for (const { body, where } of blocksOf(outer, raw, 0, under(outer, "import"))) {
    reportUnknown(outer, body, ["to", "id", "identity", "for_each"], where);
    if (body.to === undefined || (body.id === undefined && body.identity === undefined)) {
      outer.report(where, "Incomplete import", 'it needs "to", the address, and "id" or "identity".');
      continue;
    }
    if (body.id !== undefined && body.identity !== undefined) {
      outer.report(where, "Contradictory import", 'it has "id" and "identity": give one of the two.');
      continue;
    }
    const reader: Reader = body.for_each === undefined ? outer : { ...outer, repeated: "for_each" };
    const target = await readTarget(reader, body.to, within(where, "to"));
    const by = await readNaming(reader, body, where);
    const forEach = body.for_each === undefined ? undefined : await readExpression(outer, body.for_each, within(where, "for_each"));
    if (target && by) imports.push({ ...target, by, ...(forEach && { forEach }), where });
  }
}

async function readNaming(reader: Reader, { id, identity }: JsonObject, where: Where): Promise<ImportBlock["by"] | undefined> {
  if (id !== undefined) {
    const expression = await readExpression(reader, id, within(where, "id"));
    return expression && { id: expression };
  }
  const expression = identity === undefined ? undefined : await readExpression(reader, identity, within(where, "identity"));
  return expression && { identity: expression };
}

/** `sms_x.y`, `sms_x.y["k"]`, or with a key that is an expression: `sms_x.y[each.key]`. */
async function readTarget(reader: Reader, raw: Json, where: Where): Promise<Pick<ImportBlock, "to" | "key"> | undefined> {
  const text = typeof raw === "string" ? unwrap(raw) : "";
  const [, blockAddress = "", key] = /^([^[\]]+)(?:\[([\s\S]+)\])?$/.exec(text) ?? [];
  const to = managed(reader, blockAddress, where);
  if (!to) return undefined;
  reader.uses.push({
    where,
    references: [{ blockAddress: blockAddressOf(to), steps: [], text }],
    repeated: reader.repeated,
    check: undefined,
  });
  if (key === undefined) return { to };
  const expression = await readExpression(reader, `\${${key}}`, where);
  return expression && { to, key: expression };
}

export function readMoved(reader: Reader, raw: Json, moved: MovedBlock[]): void {
  for (const { body, where } of blocksOf(reader, raw, 0, under(reader, "moved"))) {
    reportUnknown(reader, body, ["from", "to"], where);
    if (body.from === undefined || body.to === undefined) {
      reader.report(where, "Incomplete moved block", 'it needs "from", the old address, and "to", the new one.');
      continue;
    }
    const [from, to] = [addressIn(reader, body.from, within(where, "from")), addressIn(reader, body.to, within(where, "to"))];
    if (from && to) moved.push({ from, to, where });
  }
}

export function readRemoved(reader: Reader, raw: Json, removed: RemovedBlock[]): void {
  for (const { body, where } of blocksOf(reader, raw, 0, under(reader, "removed"))) {
    if (body.provisioner !== undefined) reader.refuse(where, "a provisioner");
    reportUnknown(reader, body, ["from", "lifecycle", "provisioner"], where);
    const from = body.from === undefined ? undefined : addressIn(reader, body.from, within(where, "from"));
    if (body.from === undefined)
      reader.report(where, "Incomplete removed block", 'it needs "from", the address that is no longer in the stack.');
    if (!from) continue;
    if (from.key !== undefined) {
      reader.report(where, "A removed block names a whole block", `write from = ${blockAddressOf(from)}, without the key of one instance.`);
      continue;
    }
    const lifecycle = blockOf(reader, body.lifecycle, within(where, "lifecycle"));
    reportUnknown(reader, lifecycle, ["destroy"], within(where, "lifecycle"));
    const destroy = readFlag(reader, lifecycle.destroy, within(within(where, "lifecycle"), "destroy"));
    // Without it Terraform destroys and OpenTofu forgets.
    if (destroy === undefined) {
      const detail = `say lifecycle { destroy = false } to forget ${blockAddressOf(from)} and keep the object, or destroy = true to delete it: engines differ where nothing is said.`;
      reader.report(where, "A removed block must say what becomes of the object", detail);
      continue;
    }
    const blockAddress = blockAddressOf(from);
    const earlier = removed.find((each) => each.blockAddress === blockAddress);
    if (!earlier) removed.push({ blockAddress, destroy, where });
    else if (earlier.destroy !== destroy)
      reader.report(
        where,
        "Removed blocks contradict each other",
        `one forgets ${blockAddress}, another deletes it (${earlier.where.text}). Keep one.`,
      );
  }
}

function addressIn(reader: Reader, raw: Json, where: Where): Address | undefined {
  return managed(reader, typeof raw === "string" ? unwrap(raw) : "", where);
}

function managed(reader: Reader, text: string, where: Where): Address | undefined {
  if (/^module\./.test(text)) {
    reader.refuse(where, `a module (${text})`);
    return undefined;
  }
  const address = parseAddress(text);
  if (address?.mode === "managed") return address;
  reader.report(
    where,
    "Not an address",
    `the address of an object is wanted here, such as sms_baidu_template.code; given is ${JSON.stringify(text)}.`,
  );
  return undefined;
}
