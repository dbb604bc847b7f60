/** Variables of templates (Huawei's specification 6.1, 6.6 and 10.5). */
import { createHash } from "node:crypto";
import { z } from "zod";
import { type VariableType, variableTypes } from "../../../clouds/huawei/client/enumerations";
import { refusal } from "../calls/envelope";
import type { HuaweiSwitches } from "../switches";

// Huawei: L2339 shows a type that no list has.
const storedTypes = [...variableTypes, "URL"] as const;
type StoredType = (typeof storedTypes)[number];

export const variableSchema = z.strictObject({
  variableIndex: z.int(),
  variableType: z.enum(storedTypes),
  variableDesc: z.string().default(""),
});

export type Variable = z.infer<typeof variableSchema>;

export const requestedVariableSchema = z.object({
  variable_index: z.int(),
  variable_type: z.enum(storedTypes),
  variable_desc: z.string().nullish(),
});

// The document has no lengths but that of an example (Huawei L2340): those of the vendor's help pages.
const lengths: Readonly<Record<StoredType, number>> = { PHONE: 15, CHARDIGIT: 20, DATETIME: 20, MONEY: 20, TEXT: 20, URL: 99 };

// Huawei: L3357; specification 7.3. What the other types hold is written nowhere else.
const forms: Readonly<Record<VariableType, RegExp>> = {
  PHONE: /^[+\d-]*\d$/,
  CHARDIGIT: /^\w+$/,
  DATETIME: /^[\d\s:/.年月日时分秒-]+$/,
  MONEY: /^[\d.,零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟元角分整]+$/,
  TEXT: /^[^.。，<>{}]+$/,
};

/** Names in `${…}`, each once, in their order. */
export function variableNamesIn(content: string): string[] {
  return [...new Set([...content.matchAll(/\$\{([^{}]*)\}/g)].map(([, name = ""]) => name))];
}

/** @throws Refusal MSGSMS.0151, 0023, 0024 or 0025 */
export function checkVariables(content: string, variables: readonly Variable[], switches: HuaweiSwitches): void {
  const refused = variables.find(({ variableType }) => variableType === "URL" && switches.get("huawei.variable-url") === "refused");
  if (refused !== undefined) throw refusal("MSGSMS.0151", `variable_type=${refused.variableType}`);
  const names = variableNamesIn(content);
  if (names.length !== variables.length) {
    throw refusal("MSGSMS.0023", `The content has ${names.length} variables, variable_attributes ${variables.length}.`);
  }
  const indexes = variables.map(({ variableIndex }) => variableIndex).sort((one, other) => one - other);
  if (indexes.some((index, place) => index !== place + 1)) throw refusal("MSGSMS.0024", `variable_index: ${indexes.join(", ")}.`);
  const silent = variables.find(({ variableType, variableDesc }) => variableType === "TEXT" && variableDesc === "");
  if (silent !== undefined) throw refusal("MSGSMS.0025", `variable_index=${silent.variableIndex}`);
}

export function shownVariables(
  templateId: string,
  templateName: string,
  userName: string,
  variables: readonly Variable[],
  switches: HuaweiSwitches,
) {
  const first = createHash("sha256").update(templateId).digest().readUIntBE(0, 3) * 100;
  const spelling = switches.get("huawei.variable-user-name");
  return variables.map(({ variableIndex, variableType, variableDesc }) => ({
    id: first + variableIndex,
    ...(spelling === "absent" ? {} : { [spelling]: userName }),
    temp_name: templateName,
    variable_index: variableIndex,
    variable_type: variableType,
    variable_length: lengths[variableType],
    variable_desc: variableDesc,
  }));
}

/** The text that a recipient reads, or `undefined` where the values do not fit: another number of them, too long, or of another kind. */
export function fillIn(content: string, variables: readonly Variable[], values: readonly string[]): string | undefined {
  const names = variableNamesIn(content);
  if (values.length !== names.length) return undefined;
  const fits = values.every((value, place) => {
    const type = variables.find(({ variableIndex }) => variableIndex === place + 1)?.variableType ?? "TEXT";
    return [...value].length <= lengths[type] && (type === "URL" || forms[type].test(value));
  });
  if (!fits) return undefined;
  const byName = new Map(names.map((name, place) => [name, values[place] ?? ""]));
  return content.replaceAll(/\$\{([^{}]*)\}/g, (_whole, name: string) => byName.get(name) ?? "");
}
