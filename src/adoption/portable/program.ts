/** The program in which one text on several platforms is one `Template`, and everything else is level 1. */

import { type AdoptedObject, keyOf, type NamedObject } from "../model";
import { named } from "../names/names";
import { constructIds } from "../names/pinyin";
import type { Adoption } from "../record";
import { freeName, recorded, takenIn, type Written } from "../writers/files";
import { type ProgramOptions, programOf } from "../writers/program";
import {
  approvalOf,
  type Constants,
  camelCase,
  constantsOf,
  identifiersOf,
  levelOneOf,
  moduleOf,
  type Piece,
  tsText,
} from "../writers/typescript";
import { type Grouped, group, type Portable, type PortableSignature } from "./groups";
import type { Kind } from "./texts";
import type { Variable } from "./variables";

/** So many characters a value has at most, where the construct has to be told and no platform tells it. */
const assumed = { code: 6, text: 20, tencent: 6 } as const;

export async function portableFiles(
  objects: readonly AdoptedObject[],
  adoption: Adoption,
  options: ProgramOptions,
  refusalOf: (object: AdoptedObject, kind: Kind, description: string) => Promise<string | undefined>,
): Promise<Written> {
  const { portable, reasons } = await group(objects, refusalOf);
  const all = named(objects, constructIds, takenIn(adoption, constructIds));
  const inTemplates = new Set(portable.flatMap(({ members }) => members.map(({ object }) => keyOf(object))));
  const levelOne = all.filter((object) => !inTemplates.has(keyOf(object)));
  const constants = constantsOf(levelOne, [
    ...portable.flatMap(({ app, signature }) => [...(app ? [app] : []), ...signature.on.map(([, object]) => object)]),
    ...levelOne.filter(({ approval }) => approval),
  ]);
  const first = levelOneOf(levelOne, constants, (object) => remarkOn(object, reasons));
  const batch = { name: freeName("account", adoption.files), objects: all };
  const ids = idsOf(portable, all, adoption);
  // Modules of other runs have constructs of the same names.
  const senders = sendersOf(portable, new Set([...all.map(({ name }) => name), ...ids.values()]), batch.name.replace("account", "sender"));
  const identifiers = identifiersOf(
    [...[...ids.values()].map((id) => `${id}-template`), ...[...senders.values()].map(({ name }) => name)],
    constants.values(),
  );
  const names: Names = { ids, senders, identifiers, constants };
  const pieces = [
    ...first,
    ...[...senders.values()].map((sender) => senderPiece(sender, identifiers.get(sender.name) ?? "", constants)),
    ...portable.map((each) => templatePiece(each, names)),
    ...levelOne.flatMap((object) => approvalOf(object, constants)),
  ];
  const module = { path: `${batch.name}.ts`, content: moduleOf(options.engine, camelCase(batch.name), pieces) };
  return {
    ...programOf(recorded(adoption, [batch], ".ts"), [module], adoption, options),
    messages: inTemplates.size,
    approvals: approvalsIn(levelOne, portable),
  };
}

function remarkOn(object: AdoptedObject, reasons: Grouped["reasons"]): readonly string[] {
  const reason = reasons.get(keyOf(object));
  return reason === undefined ? [] : [`Its text is on several platforms, and no Template, because ${reason}.`];
}

/** A template is called as its first object would be, without the platform. */
function idsOf(portable: readonly Portable[], all: readonly NamedObject[], { files }: Adoption): ReadonlyMap<Portable, string> {
  const before = files.flatMap(({ objects }) => objects.map(({ name }) => name.replace(/^[a-z]+-/, "")));
  const taken = new Set([...all.map(({ name }) => name), ...before.map((name) => beginningWith("template", name))]);
  const byKey = new Map(all.map((object) => [keyOf(object), object]));
  return new Map(
    portable.map((each) => {
      const [first] = each.members;
      const own = first && byKey.get(keyOf(first.object));
      return [each, freeAmong(taken, beginningWith("template", own ? own.name.replace(`${own.platform}-`, "") : ""))] as const;
    }),
  );
}

/** No engine takes a name that begins with a digit, and neither does TypeScript. */
function beginningWith(noun: string, name: string): string {
  return /^[A-Za-z]/.test(name) ? name : [noun, name].filter((part) => part !== "").join("-");
}

/** @param taken gets the name as well */
function freeAmong(taken: Set<string>, base: string): string {
  let number = 1;
  const name = () => (number === 1 ? base : `${base}-${number}`);
  while (taken.has(name())) number += 1;
  taken.add(name());
  return name();
}

interface Sender {
  readonly name: string;
  readonly signature: PortableSignature;
  readonly kind: Kind;
}

/** Each once: the same platforms' objects are one signature. */
function sendersOf(portable: readonly Portable[], taken: ReadonlySet<string>, ending: string): ReadonlyMap<string, Sender> {
  const senders = new Map<string, Sender>();
  const names = new Set(taken);
  for (const { signature, kind } of portable) {
    const key = senderKey(signature, kind);
    if (senders.has(key)) continue;
    const name = freeAmong(names, `${beginningWith("signature", constructIds.spell(signature.text))}-${ending}`);
    senders.set(key, { name, signature, kind });
  }
  return senders;
}

/** Huawei has one for each kind. */
function senderKey({ on }: PortableSignature, kind: Kind): string {
  return JSON.stringify([on.map(([, object]) => keyOf(object)), on.some(([platform]) => platform === "huawei") ? kind : null]);
}

function senderPiece({ name, signature, kind }: Sender, constant: string, constants: Constants): Piece {
  const on = signature.on.map(([platform, object]) => {
    const id = `${constants.get(keyOf(object))}.id`;
    return `${platform}: ${platform === "huawei" ? `{ ${kind}: ${id} }` : id}`;
  });
  const text = `  const ${constant} = Signature.fromAttributes(stack, ${tsText(name)}, {
    text: ${tsText(signature.text)},
    on: { ${on.join(", ")} },
  });\n`;
  return { text, imports: ["Signature"] };
}

/** What the templates of a module refer to. */
interface Names {
  readonly ids: ReadonlyMap<Portable, string>;
  readonly senders: ReadonlyMap<string, Sender>;
  /** Of templates and senders, by their ids. */
  readonly identifiers: ReadonlyMap<string, string>;
  readonly constants: Constants;
}

function templatePiece(each: Portable, { ids, senders, identifiers, constants }: Names): Piece {
  const { members, name, kind, audience, variables, description, signature, app } = each;
  const id = ids.get(each) ?? "template";
  const constant = identifiers.get(`${id}-template`) ?? "";
  const sender = identifiers.get(senders.get(senderKey(signature, kind))?.name ?? "");
  const isOnTencent = members.some(({ platform }) => platform === "tencent");
  const on = members.map(({ platform, trade, object }) => {
    if (platform === "baidu") return `baidu: ${trade === "common" ? "{}" : `{ trade: ${tsText(trade ?? "common")} }`}`;
    if (platform === "tencent") return "tencent: {}";
    const countries = object.given.find((given) => given.name === "send_country")?.value;
    const appId = app && constants.get(keyOf(app));
    const own = [
      `app: App.fromAppId(stack, ${tsText(`${id}_app`)}, ${appId}.id)`,
      ...(countries ? [`countries: ${JSON.stringify(countries)}`] : []),
    ];
    return `huawei: { ${own.join(", ")} }`;
  });
  const lengths = variables.some((variable) => variable.kind === "code" || variable.kind === "text")
    ? ["  // How long its values may be is told by no platform: correct what is written here before programs send.\n"]
    : [];
  const untold = isOnTencent
    ? ["  // Tencent does not tell its class and its remark: they are those of the other platforms, are recorded, and are not sent.\n"]
    : [];
  const adopted = members.map(
    ({ platform, object }) => `  adopt(${constant}.resourceOn(${tsText(platform)}), ${tsText(object.importId)});\n`,
  );
  const text = `${lengths.join("")}${untold.join("")}  const ${constant} = new Template(stack, ${tsText(id)}, {
    name: ${tsText(name)},
    signature: ${sender},
    kind: ${tsText(kind)},
    audience: ${tsText(audience)},
    text: ${textOf(each, isOnTencent)},
    description: ${tsText(description)},
    on: { ${on.join(", ")} },${members.every(({ object }) => object.approval) ? "\n    waitForApproval: true," : ""}
  });
${adopted.join("")}`;
  return {
    text,
    imports: ["Template", "sms", ...(app ? ["App"] : []), ...variables.map((variable) => variable.kind)],
  };
}

function textOf({ parts, variables }: Portable, isOnTencent: boolean): string {
  let place = 0;
  const written = parts.map((part) => {
    if (part !== null) return templateText(part);
    const variable = variables[place++];
    return variable ? `\${${variableOf(variable, isOnTencent)}}` : "";
  });
  return `sms\`${written.join("")}\``;
}

function variableOf({ name, kind, description }: Variable, isOnTencent: boolean): string {
  const options = [
    ...(kind === "code" ? [`digits: ${assumed.code}`] : []),
    ...(kind === "text" ? [`max: ${isOnTencent ? assumed.tencent : assumed.text}`] : []),
    ...(description === undefined ? [] : [`description: ${tsText(description)}`]),
  ];
  return options.length === 0 ? `${kind}(${tsText(name)})` : `${kind}(${tsText(name)}, { ${options.join(", ")} })`;
}

/** Between backquotes exactly this text. */
function templateText(text: string): string {
  return tsText(text)
    .slice(1, -1)
    .replace(/\\"/g, '"')
    .replace(/[`]|\$(?=\{)/g, "\\$&");
}

/** A construct waits on all of its platforms, or on none. */
function approvalsIn(levelOne: readonly AdoptedObject[], portable: readonly Portable[]): number {
  const awaited = portable.map(({ members }) => members).filter((members) => members.every(({ object }) => object.approval));
  return levelOne.filter(({ approval }) => approval).length + awaited.flat().length;
}
