/** Reads the body of a send: steps 3 to 5 of the decision order (Baidu's specification 10). */
import { Refusal } from "../../server/refusal";
import { lengthOf } from "../../values/text";
import type { DecodedRequest } from "../calls/authentication";
import { readJson } from "../calls/body";
import type { BaiduSwitches } from "../switches";
import { SendRefusal } from "./codes";

export interface SendRequest {
  /** As written, each once, in their order. */
  readonly mobiles: readonly string[];
  readonly template: string;
  readonly signatureId: string;
  readonly contentVar: Readonly<Record<string, string>>;
  readonly custom: string | null;
  readonly userExtId: string | null;
  readonly clientToken: string | undefined;
}

const required = ["mobile", "template", "signatureId", "contentVar"] as const;
const texts = ["mobile", "template", "signatureId", "custom", "userExtId"] as const;

/** Our choice: the document refuses over-long values (4504) without saying what is over-long. */
const longest = { template: 64, signatureId: 64, userExtId: 64, custom: 1024 } as const;

/** @throws SendRefusal 4501, 4502, 4504, 4505, 4506, 4511 or 9002 */
export function readSend(request: DecodedRequest, switches: BaiduSwitches): SendRequest {
  const fields = readObject(request);
  const missing = required.find((name) => isEmpty(fields[name]));
  if (missing !== undefined) throw new SendRefusal("4502", missing);
  const [mobile, template, signatureId, custom, userExtId] = texts.map((name) => textOf(name, fields[name]));
  const contentVar = readVariables(fields.contentVar, switches.get("baidu.content-var"));
  const given = { mobile: mobile ?? "", template: template ?? "", signatureId: signatureId ?? "", custom, userExtId };
  if (switches.get("baidu.field-lengths") === "limited") checkLengths(given);
  if (userExtId && !/^\d+$/.test(userExtId)) throw new SendRefusal("4505", "userExtId has digits only");
  const mobiles = given.mobile.split(",");
  const most = Number(switches.get("baidu.numbers-per-send"));
  const clientToken = readToken(request);
  if (mobiles.length > most) throw new SendRefusal("4511", `${mobiles.length} numbers, allowed are ${most}`);
  return {
    // A number that is written twice gets one message: the messageId, made of token and number, allows no second.
    mobiles: [...new Set(mobiles)],
    template: given.template,
    signatureId: given.signatureId,
    contentVar,
    custom: custom ?? null,
    userExtId: userExtId || null,
    clientToken,
  };
}

function readObject(request: DecodedRequest): Readonly<Record<string, unknown>> {
  const body = parse(request);
  if (!isObject(body)) throw new SendRefusal("4505", "the body is no JSON object");
  return body;
}

function parse(request: DecodedRequest): unknown {
  try {
    return readJson(request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // What is no text at all, or more than any body may be, is no proper HTTP request either.
    throw new SendRefusal(error.code === "MalformedJSON" ? "4505" : "9002");
  }
}

function textOf(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw new SendRefusal("4506", name);
  return value;
}

function readVariables(value: unknown, mode: "text-values" | "number-values" | "json-text"): Record<string, string> {
  const object = mode === "json-text" && typeof value === "string" ? parseVariables(value) : value;
  if (!isObject(object)) throw new SendRefusal("4506", "contentVar");
  return Object.fromEntries(
    Object.entries(object).map(([name, each]) => {
      const isText = typeof each === "string" || (mode === "number-values" && typeof each === "number");
      if (!isText) throw new SendRefusal("4506", `contentVar.${name}`);
      return [name, String(each)];
    }),
  );
}

function parseVariables(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SendRefusal("4505", "contentVar is no JSON");
  }
}

function checkLengths(fields: Readonly<Record<keyof typeof longest, string | undefined>>): void {
  for (const [name, most] of Object.entries(longest)) {
    const length = lengthOf(fields[name as keyof typeof longest] ?? "");
    if (length > most) throw new SendRefusal("4504", `${name} has ${length} characters, allowed are ${most}`);
  }
}

function readToken({ query }: DecodedRequest): string | undefined {
  const token = query.find(([name]) => name === "clientToken")?.[1];
  if (token !== undefined && !/^[\x20-\x7e]{1,64}$/.test(token)) {
    throw new SendRefusal("4501", "clientToken has 1 to 64 ASCII characters");
  }
  return token;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
