/** What is said about what is left out: beside an object, or once for all of a kind. Lines without the language's mark of a comment. */
import { oneLine } from "../../schema";
import { groupBy } from "../../stack/engine/model/group";
import type { AdoptedObject } from "../model";

export interface Remarks {
  /** Above all objects of a file: what every one of a type is without. */
  readonly above: readonly string[];
  /** Beside one of them. */
  readonly beside: (object: AdoptedObject) => readonly string[];
}

/** @param nameOf what the language calls an attribute */
export function remarksIn(objects: readonly AdoptedObject[], nameOf = (attribute: string) => attribute): Remarks {
  const above: string[] = [];
  const shared = new Map<string, ReadonlySet<string>>();
  for (const [type, own] of groupBy(objects, (object) => object.type)) {
    const [first, second] = own;
    if (!first || !second) continue;
    const common = lacks(first, nameOf).filter((lack) => own.every((object) => lacks(object, nameOf).includes(lack)));
    above.push(...common.map((lack) => oneLine(`Left out of every ${type} here, ${lack}`)));
    shared.set(type, new Set(common));
  }
  const isShared = (type: string, lack: string) => shared.get(type)?.has(lack) === true;
  return {
    above,
    beside: (object) =>
      lacks(object, nameOf)
        .filter((lack) => !isShared(object.type, lack))
        .map((lack) => oneLine(`Left out, ${lack}`)),
  };
}

function lacks({ platformTitle, untold }: AdoptedObject, nameOf: (attribute: string) => string): readonly string[] {
  const because = `because ${platformTitle} does not tell it: `;
  const [needed, others] = [untold.needed.map(nameOf), untold.others.map(nameOf)];
  return [
    ...(needed.length > 0 ? [`${because}${needed.join(", ")}. A plan asks for it when a change is sent.`] : []),
    ...(others.length > 0 ? [`${because}${others.join(", ")}.`] : []),
  ];
}
