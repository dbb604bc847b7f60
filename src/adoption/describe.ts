/** What is known of an object, and what is not. */
import type { FoundObject } from "../reconcile";
import { type Attribute, type Cloud, idOf, isConfigurable, type Link, type Resource, sameValue, type Value } from "../schema";
import { type AdoptedObject, type Approval, type Given, keyOf, type Untold } from "./model";

export type Described = { readonly object: AdoptedObject; readonly links: readonly Link[] } | { readonly problem: string };

export interface Wants {
  /** Of what is usable now. */
  readonly approvals: boolean;
}

/** No value is made up: one that has to be there and is not known keeps the object out. */
export function describe(
  { resource, importId, state: { values, private: memory }, links, standing }: FoundObject,
  cloud: Cloud,
  wants: Wants,
): Described {
  const unobserved = new Set(memory.unobserved);
  const arguments_ = Object.entries(resource.attributes).filter(([, attribute]) => isConfigurable(attribute) && !attribute.local);
  const id = idOf(values);
  const unknown = arguments_.find(
    ([name, attribute]) => attribute.presence === "required" && isAbsent(values[name]) && unobserved.has(name),
  );
  if (unknown) return { problem: `${cloud.title} does not tell its ${unknown[0]}, without which no block can stand for it` };
  const title = resource.title(values);
  const approval = standing === "usable" && wants.approvals ? approvalOf(cloud, resource) : undefined;
  const object: AdoptedObject = {
    platform: cloud.name,
    platformTitle: cloud.title,
    type: resource.type,
    noun: resource.noun,
    title: typeof title === "string" ? title : "",
    id,
    importId,
    given: arguments_.flatMap(([name, attribute]) => {
      const value = writtenValue(attribute, values[name]);
      return value === undefined ? [] : [{ name, attribute, value }];
    }),
    ...(approval && { approval }),
    untold: untoldOf(arguments_.filter(([name, { presence }]) => unobserved.has(name) && presence !== "derived")),
  };
  return { object, links };
}

function approvalOf({ name, resources }: Cloud, { noun }: Resource): Approval | undefined {
  const approval = resources.find(({ type }) => type === `sms_${name}_approval`);
  const attribute = [`${noun}_id`, noun].find((each) => {
    const argument = approval?.attributes[each];
    return argument && isConfigurable(argument);
  });
  return approval && attribute !== undefined ? { type: approval.type, attribute } : undefined;
}

/** What the configuration says; undefined where leaving it out says the same. */
function writtenValue(attribute: Attribute, value: Value | undefined): Value | undefined {
  if (attribute.sensitive) return undefined;
  // The platform said that it is empty.
  if (isAbsent(value)) return attribute.presence === "required" && attribute.type.kind === "string" ? "" : undefined;
  if (attribute.presence === "defaulted" && sameValue(value, attribute.default)) return undefined;
  return value;
}

function isAbsent(value: Value | undefined): value is null | undefined {
  return value === null || value === undefined;
}

function untoldOf(unobserved: readonly (readonly [string, Attribute])[]): Untold {
  const named = (isNeeded: boolean) =>
    unobserved.filter(([, { presence }]) => (presence === "requiredToCreate") === isNeeded).map(([name]) => name);
  return { needed: named(true), others: named(false) };
}

/** References, where the platform names the other object and that is adopted as well. */
export function linked(all: readonly Exclude<Described, { readonly problem: string }>[]): readonly AdoptedObject[] {
  const known = new Map(all.map(({ object }) => [keyOf(object), object]));
  return all.map(({ object, links }) => {
    if (links.length === 0) return object;
    const given = object.given.map((each): Given => {
      const link = links.find(({ attribute, id }) => attribute === each.name && id === each.value);
      const refersTo = link && known.get(keyOf(link));
      return refersTo ? { ...each, refersTo } : each;
    });
    return { ...object, given };
  });
}
