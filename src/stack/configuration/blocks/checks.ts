import type { Json } from "../../expression";
import { named, within } from "../../places/where";
import type { Check, RequiredProvider, ResourceBlock } from "../model";
import { checkName } from "../names";
import { type Reader, readConditions, reportUnknown, under } from "../reader";
import { blocksOf } from "./blocks";
import { conditionBlocks } from "./lifecycle";
import { readResources } from "./resources";

interface Draft {
  readonly checks: Map<string, Check>;
  readonly resources: Map<string, ResourceBlock>;
  readonly requiredProviders: ReadonlyMap<string, RequiredProvider>;
}

/** Reads all `check` blocks, and the data sources in them. */
export async function readChecks(outer: Reader, raw: Json, { checks, resources, requiredProviders }: Draft): Promise<void> {
  for (const { labels, body, where: block } of blocksOf(outer, raw, 1, under(outer, "check"))) {
    const [name = ""] = labels;
    const where = named(`${outer.file}, check.${name}`, block);
    if (!checkName(outer, name, "a check", named(`${outer.file}, check`, block))) continue;
    if (checks.has(name)) outer.report(where, `Check "${name}" is declared twice`, "rename or remove one of the two.");
    reportUnknown(outer, body, ["data", "assert"], where);
    const reader: Reader = { ...outer, whole: block, check: name };
    if (body.data !== undefined) {
      await readResources(reader, body.data, "data", resources, requiredProviders);
      if (blocksOf(reader, body.data, 2, where).length > 1)
        outer.report(
          within(where, "data"),
          "Several data sources",
          "a check has one data source of its own. Put the others outside of it.",
        );
    }
    const blocks = conditionBlocks(reader, body, "assert", where);
    if (blocks.length === 0) outer.report(where, "A check without an assertion", "it needs assert { condition = …, error_message = … }.");
    const assertions = await readConditions(reader, blocks);
    for (const { condition } of assertions) {
      if (condition.references.length === 0)
        outer.report(
          condition.where,
          "Nothing is asked",
          "the condition refers to nothing of the stack, so that its answer is always the same.",
        );
    }
    checks.set(name, { name, assertions });
  }
}
