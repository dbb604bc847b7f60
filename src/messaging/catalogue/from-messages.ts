/** From the messages of a state to the catalogue that programs read. */
import { createHash } from "node:crypto";
import { CatalogueError } from "../errors";
import type { Catalogue, CatalogueMessage, Variable, Version } from "./catalogue";
import { audiences } from "./catalogue";
import { checkCatalogue } from "./read";

/** What a state records of a message, by the names of its attributes. */
export interface RecordedMessage {
  readonly address: string;
  readonly platform: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface MadeCatalogue {
  readonly catalogue: Catalogue;
  /** Messages of which nothing is live yet: they are left out. */
  readonly notLive: readonly RecordedMessage[];
}

/**
 * Keys and platforms come in the order of their names, so that a catalogue differs from an older one only where its messages do.
 * @throws CatalogueError where two messages contradict each other
 */
export function catalogueOf(state: Pick<Catalogue, "lineage" | "serial">, messages: readonly RecordedMessage[]): MadeCatalogue {
  const notLive = messages.filter(({ values }) => textIn(values, "live_template_id") === undefined);
  const byKey = new Map<string, LiveMessage[]>();
  for (const message of messages) {
    if (notLive.includes(message)) continue;
    const live = liveIn(message);
    byKey.set(live.key, [...(byKey.get(live.key) ?? []), live]);
  }
  const keys = [...byKey.keys()].sort();
  const made: Catalogue = {
    version: 1,
    ...(state.lineage !== undefined && { lineage: state.lineage }),
    ...(state.serial !== undefined && { serial: state.serial }),
    messages: Object.fromEntries(keys.map((key) => [key, messageOf(key, byKey.get(key) ?? [])])),
  };
  // What reads it back puts fields in the same order, whatever that of a state is.
  return { catalogue: checkCatalogue(made, "that these messages make"), notLive };
}

/** Of a text without its signature: what a review in one account approved is recognised in another. */
export function digestOf(text: string): string {
  return `sha256:${createHash("sha256").update(text.normalize("NFC"), "utf8").digest("hex")}`;
}

interface LiveMessage {
  readonly address: string;
  readonly key: string;
  readonly version: Version;
  readonly variables: readonly NamedVariable[];
}

type NamedVariable = Variable & { readonly name: string };

function liveIn({ address, platform, values }: RecordedMessage): LiveMessage {
  const [key, template, text] = ["key", "live_template_id", "live_text"].map((name) => textIn(values, name));
  const audience = audiences.find((known) => known === values.audience);
  if (key === undefined || template === undefined || text === undefined || audience === undefined) {
    throw new CatalogueError(
      `${address} is no message of this smsform: its state has no ${key === undefined ? "key" : "audience or text"}. Run smsform refresh.`,
    );
  }
  const [sender, signature] = [textIn(values, "live_sender"), textIn(values, "live_signature")];
  const variables = variablesIn(textIn(values, "live_variables"), address);
  return {
    address,
    key,
    variables,
    version: {
      platform,
      audience,
      template,
      ...(sender !== undefined && { sender }),
      text,
      ...(signature !== undefined && signature !== sender && { signature }),
      ...(variables.length > 0 && { parameters: variables.map(({ name }) => name) }),
      usable: values.usable === true,
      digest: digestOf(text),
    },
  };
}

function variablesIn(json: string | undefined, address: string): readonly NamedVariable[] {
  if (json === undefined) return [];
  try {
    // Its form was checked when it was planned, and the whole catalogue is checked once it is made.
    return JSON.parse(json) as readonly NamedVariable[];
  } catch {
    throw new CatalogueError(`The variables of ${address} are no JSON in the state. Correct its block and apply.`);
  }
}

function messageOf(key: string, lives: readonly LiveMessage[]): CatalogueMessage {
  const variables = new Map<string, { readonly variable: Variable; readonly address: string }>();
  const places = new Map<string, string>();
  const on = [...lives].sort((one, other) => compare(placeOf(one), placeOf(other)));
  for (const live of on) {
    const place = placeOf(live);
    const other = places.get(place);
    if (other !== undefined) {
      throw new CatalogueError(
        `${other} and ${live.address} are both "${key}" for ${place}. Give one of them another key, or another audience.`,
      );
    }
    places.set(place, live.address);
    for (const { name, ...variable } of live.variables) {
      const known = variables.get(name);
      if (known && JSON.stringify(known.variable) !== JSON.stringify(variable)) {
        throw new CatalogueError(
          `"${name}" of "${key}" is ${JSON.stringify(known.variable)} in ${known.address} and ${JSON.stringify(variable)} in ${live.address}. Programs give one value for all platforms: make them the same.`,
        );
      }
      variables.set(name, { variable, address: live.address });
    }
  }
  return {
    variables: Object.fromEntries([...variables].map(([name, { variable }]) => [name, variable])),
    on: on.map(({ version }) => version),
  };
}

function placeOf({ version: { platform, audience } }: LiveMessage): string {
  return `${platform}, ${audience}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function textIn(values: RecordedMessage["values"], name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
