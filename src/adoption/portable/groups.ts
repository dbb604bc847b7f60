/** One text on several platforms: where one construct can stand for it, and where not, why. */
import { groupBy } from "../../stack/engine/model/group";
import { type AdoptedObject, keyOf } from "../model";
import { givenIn, type Kind, type PlatformTemplate, type PortablePlatform, readTemplate, textOf } from "./texts";
import { type Variable, variablesOf } from "./variables";

/** What one `Template` says. */
export interface Portable {
  readonly members: readonly PlatformTemplate[];
  readonly name: string;
  readonly kind: Kind;
  readonly audience: string;
  readonly parts: PlatformTemplate["parts"];
  readonly variables: readonly Variable[];
  readonly description: string;
  readonly signature: PortableSignature;
  /** Huawei's, where it is there. */
  readonly app: AdoptedObject | undefined;
}

/** The signature that the messages are sent with, as each platform has it. */
export interface PortableSignature {
  readonly text: string;
  readonly on: readonly (readonly [platform: PortablePlatform, object: AdoptedObject])[];
}

export interface Grouped {
  readonly portable: readonly Portable[];
  /** Why one that is on several platforms is level 1, by its key. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** @param refusalOf what keeps the construct from being synthesized with these values */
export async function group(
  objects: readonly AdoptedObject[],
  refusalOf: (object: AdoptedObject, kind: Kind, description: string) => Promise<string | undefined>,
): Promise<Grouped> {
  const templates = objects.flatMap((object) => readTemplate(object) ?? []);
  const byText = groupBy(templates, ({ parts, audience }) => JSON.stringify([audience, parts]));
  const portable: Portable[] = [];
  const reasons = new Map<string, string>();
  for (const all of byText.values()) {
    const members = onePerPlatform(all);
    if (new Set(all.map(({ platform }) => platform)).size < 2) continue;
    const made = await portableOf(members, objects, refusalOf);
    if ("reason" in made) for (const { object } of all) reasons.set(keyOf(object), made.reason);
    else {
      portable.push(made);
      for (const { object, platform } of all.filter((each) => !members.includes(each))) {
        reasons.set(keyOf(object), `${platform} has another template of the same text`);
      }
    }
  }
  return { portable, reasons };
}

/** Of several on one platform, the one that is called like another platform's. */
function onePerPlatform(all: readonly PlatformTemplate[]): readonly PlatformTemplate[] {
  const platformsOf = groupBy(all, ({ object }) => object.title);
  const rank = ({ object }: PlatformTemplate) => new Set((platformsOf.get(object.title) ?? []).map(({ platform }) => platform)).size;
  return [...groupBy(all, ({ platform }) => platform).values()].flatMap(
    (same) => same.toSorted((one, other) => rank(other) - rank(one))[0] ?? [],
  );
}

type Made = Portable | { readonly reason: string };

async function portableOf(
  members: readonly PlatformTemplate[],
  objects: readonly AdoptedObject[],
  refusalOf: (object: AdoptedObject, kind: Kind, description: string) => Promise<string | undefined>,
): Promise<Made> {
  const [first] = members;
  if (!first) return { reason: "it is on no platform" };
  const { parts, audience } = first;
  if (parts.some((part) => part !== null && /[{}]/.test(part))) return { reason: "its text holds a brace that is no variable" };
  const names = distinct(members.map(({ object }) => object.title));
  if (names.length > 1) return { reason: `it has several names: ${names.join(", ")}` };
  const kinds = distinct(members.flatMap(({ kind }) => kind ?? []));
  const [kind] = kinds;
  if (kind === undefined) return { reason: "its class is none of the construct's" };
  if (kinds.length > 1) return { reason: `it is of several kinds: ${kinds.join(", ")}` };
  const baidu = members.find(({ platform }) => platform === "baidu");
  if (baidu && (baidu.trade === undefined || baidu.kind === null))
    return { reason: `Baidu's class ${textOf(baidu.object, "sms_type")} is none of the construct's` };
  const descriptions = distinct(members.flatMap(({ description }) => description ?? []));
  const [description = ""] = descriptions;
  if (descriptions.length > 1) return { reason: "its descriptions differ from platform to platform" };
  if (description === "") return { reason: "it has no description" };
  const variables = variablesOf(members, kind);
  if ("reason" in variables) return variables;
  const huawei = members.find(({ platform }) => platform === "huawei");
  const odd = huawei && ["universal_template", "brackets", "enterprise_project_id"].find((name) => givenIn(huawei.object, name));
  if (odd) return { reason: `the construct does not say its ${odd}` };
  const signature = signatureOf(members, objects);
  if ("reason" in signature) return signature;
  for (const { object } of members) {
    const refusal = await refusalOf(object, kind, description);
    if (refusal !== undefined) return { reason: refusal };
  }
  const app = huawei && givenIn(huawei.object, "app_id")?.refersTo;
  if (huawei && !app) return { reason: "Huawei's application is not adopted with it" };
  return { members, name: names[0] ?? "", kind, audience, parts, variables, description, signature, app };
}

const signatureTypes: Readonly<Record<PortablePlatform, string>> = {
  baidu: "sms_baidu_signature",
  tencent: "sms_tencent_signature",
  huawei: "sms_huawei_signature",
};

/** Huawei names its signature; elsewhere it is the only one that all platforms have, or nobody knows. */
function signatureOf(
  members: readonly PlatformTemplate[],
  objects: readonly AdoptedObject[],
): PortableSignature | { readonly reason: string } {
  const audience = members[0]?.audience ?? "domestic";
  const signed = members.filter(({ platform }) => platform !== "huawei" || audience === "domestic");
  const told = signed.flatMap(({ object, platform }) => (platform === "huawei" ? (givenIn(object, "sign_id")?.refersTo ?? []) : []));
  const candidatesOn = (platform: PortablePlatform) =>
    platform === "huawei"
      ? told
      : objects.filter((object) => object.type === signatureTypes[platform] && suits(object, platform, audience));
  const platforms = signed.map(({ platform }) => platform);
  const texts = distinct(candidatesOn(platforms[0] ?? "baidu").map(({ title }) => title));
  const common = texts.filter((text) => platforms.every((platform) => candidatesOn(platform).some(({ title }) => title === text)));
  const [text] = common;
  if (text === undefined) return { reason: "no signature of one text is adopted on all of its platforms" };
  if (common.length > 1) return { reason: `no platform tells which signature it is sent with: ${common.join(", ")}` };
  const on = platforms.map((platform) => [platform, candidatesOn(platform).filter(({ title }) => title === text)] as const);
  const twice = on.find(([, all]) => all.length > 1);
  if (twice) return { reason: `${twice[0]} has several signatures "${text}"` };
  return { text, on: on.flatMap(([platform, [object]]) => (object ? [[platform, object] as const] : [])) };
}

function suits(object: AdoptedObject, platform: PortablePlatform, audience: string): boolean {
  if (platform === "tencent") return (givenIn(object, "international")?.value === 1) === (audience === "international");
  const country = textOf(object, "country_type") || "DOMESTIC";
  return country === "GLOBAL" || country.toLowerCase() === audience;
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
