/** Reads the parameters of a call: unknown ones, types, then what is missing (Tencent's specification 3.4 and 16). */

import { parseExactJson } from "../../values/json";
import type { TencentSwitches } from "../switches";
import { type CallDefinition, type Parameter, type ParametersOf, type TencentCall, tencentCalls } from "./definitions";
import { refusal } from "./envelope";

/** As they came: the text of a JSON body, or pairs in which all values are texts and lists are `Name.0`, `Name.1`, …. */
export type RawParameters = { readonly json: string } | { readonly pairs: readonly (readonly [string, string])[] };

/** @throws Refusal FailedOperation.JsonParseFail, UnknownParameter, InvalidParameter or MissingParameter, in this order */
export function readParameters<Call extends TencentCall>(call: Call, raw: RawParameters, switches: TencentSwitches): ParametersOf<Call> {
  const { parameters: all }: CallDefinition = tencentCalls[call];
  const parameters = Object.fromEntries(
    Object.entries(all).filter(([, { beyond }]) => beyond === undefined || switches.get(beyond) === "accept"),
  );
  const given = "json" in raw ? fromJson(call, raw.json, parameters) : fromPairs(raw.pairs, parameters);
  const missing = Object.entries(parameters).find(([name, { required }]) => required && given[name] === undefined);
  if (missing !== undefined) throw refusal("MissingParameter", missing[0]);
  return given as ParametersOf<Call>;
}

type Table = Readonly<Record<string, Parameter>>;

function fromJson(call: TencentCall, text: string, table: Table): Record<string, unknown> {
  const members = Object.entries(parseObject(call, text)).filter(([, value]) => value !== null);
  return Object.fromEntries(members.map(([name, value]) => [name, typed(name, value, parameterNamed(name, table))]));
}

function parseObject(call: TencentCall, text: string): object {
  // Two calls do not list the code for a broken body.
  const code = call === "ModifySmsTemplate" || call === "ReportConversion" ? "InvalidParameter" : "FailedOperation.JsonParseFail";
  try {
    const value = parseExactJson(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Refused below, as what is JSON and no object.
  }
  throw refusal(code, "The body is no JSON object.");
}

function typed(name: string, value: unknown, { type }: Parameter): unknown {
  const reader = { string: textOf, integer: integerOf, id: idOf, strings: listOf(textOf), ids: listOf(idOf) }[type];
  const result = reader(value);
  if (result === undefined) throw wrongType(name, type);
  return result;
}

/** @throws Refusal for a name that the call does not have, and for a list without its index */
function fromPairs(pairs: readonly (readonly [string, string])[], table: Table): Record<string, unknown> {
  const lists = new Map<string, (readonly [index: number, value: string])[]>();
  const listNamed = (name: string) => {
    const list = lists.get(name) ?? [];
    lists.set(name, list);
    return list;
  };
  const values: Record<string, unknown> = {};
  for (const [key, value] of pairs) {
    const [, name = key, index] = /^(.*)\.(\d+)$/.exec(key) ?? [];
    const { type } = parameterNamed(name, table);
    const isList = type === "strings" || type === "ids";
    if (isList !== (index !== undefined)) throw wrongType(name, type);
    if (isList) listNamed(name).push([Number(index), value]);
    else values[name] = fromText(name, value, type);
  }
  for (const [name, entries] of lists) {
    const type = parameterNamed(name, table).type === "ids" ? "id" : "string";
    values[name] = entries.sort(([one], [other]) => one - other).map(([, value]) => fromText(name, value, type));
  }
  return values;
}

function fromText(name: string, text: string, type: Exclude<ParameterType, "strings" | "ids">): unknown {
  const value = type === "string" ? text : /^-?\d{1,20}$/.test(text) ? BigInt(text) : undefined;
  return typed(name, value, { type, required: true });
}

type ParameterType = Parameter["type"];

function parameterNamed(name: string, table: Table): Parameter {
  const parameter = Object.hasOwn(table, name) ? table[name] : undefined;
  if (parameter === undefined) throw refusal("UnknownParameter", name);
  return parameter;
}

function wrongType(name: string, type: ParameterType): Error {
  const expected = {
    string: "a String",
    integer: "an Integer",
    id: "an Integer",
    strings: "an Array of String",
    ids: "an Array of Integer",
  };
  return refusal("InvalidParameter", `${name} must be ${expected[type]}.`);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Counts, choices and times: nothing beyond a number's reach is any of these. */
function integerOf(value: unknown): number | undefined {
  const number = typeof value === "bigint" ? Number(value) : value;
  return Number.isInteger(number) ? (number as number) : undefined;
}

function idOf(value: unknown): string | undefined {
  const isInteger = typeof value === "bigint" || Number.isSafeInteger(value);
  return isInteger && BigInt.asUintN(64, BigInt(value as number | bigint)) === BigInt(value as number | bigint) ? String(value) : undefined;
}

function listOf<Item>(read: (value: unknown) => Item | undefined) {
  return (value: unknown): Item[] | undefined => {
    if (!Array.isArray(value)) return undefined;
    const items = value.map(read).filter((item) => item !== undefined);
    return items.length === value.length ? items : undefined;
  };
}
