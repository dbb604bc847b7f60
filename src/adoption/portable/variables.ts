/** The variables of one text, from what its platforms tell of them. */
import { isObject, type Value } from "../../schema";
import { type Kind, type PlatformTemplate, valueIn } from "./texts";

/** As the constructs have it. */
export interface Variable {
  readonly name: string;
  readonly kind: "code" | "number" | "amount" | "date" | "phone" | "text";
  /** What Huawei's reviewers read. */
  readonly description: string | undefined;
}

/** What Huawei's types of values are called by the constructs. */
const huaweiTypes: Readonly<Record<string, Variable["kind"]>> = {
  CHARDIGIT: "number",
  MONEY: "amount",
  DATETIME: "date",
  PHONE: "phone",
  TEXT: "text",
};

/** Baidu's name for the code of a verification text. */
const codeName = "SMSvCode";

export function variablesOf(templates: readonly PlatformTemplate[], kind: Kind): readonly Variable[] | { readonly reason: string } {
  const places = templates[0]?.parts.filter((part) => part === null).length ?? 0;
  const names = templates.find((template) => template.names)?.names;
  const huawei = templates.find(({ platform }) => platform === "huawei");
  const told = huawei && attributesOf(valueIn(huawei.object, "variable_attributes"));
  if (told && told.length !== places) return { reason: "Huawei does not describe its variables, as the construct does" };
  const variables = Array.from({ length: places }, (_, i): Variable | string => {
    const [own, described] = [names?.[i], told?.[i]];
    if (own !== undefined && !/^[A-Za-z][A-Za-z0-9]*$/.test(own))
      return `Baidu calls a variable "${own}", which the construct does not take`;
    if (told && (!described || described.index !== i + 1 || described.description === "")) {
      return "Huawei does not describe its variables, as the construct does";
    }
    const type = described ? huaweiTypes[described.type] : undefined;
    if (described && !type) return `Huawei has a variable of the type ${described.type}, which the construct has not`;
    const isCode = kind === "verification" && (own === codeName || (own === undefined && i === 0 && (type ?? "number") === "number"));
    if (isCode && type !== undefined && type !== "number") return `Huawei's type of the code is ${described?.type}`;
    const name = isCode ? "code" : (own ?? `value${i + 1}`);
    return { name, kind: isCode ? "code" : (type ?? "text"), description: described?.description };
  });
  const reason = variables.find((variable) => typeof variable === "string");
  if (typeof reason === "string") return { reason };
  const all = variables.flatMap((variable) => (typeof variable === "string" ? [] : [variable]));
  if (new Set(all.map(({ name }) => name)).size < all.length) return { reason: "a variable stands in it twice" };
  return all;
}

interface Described {
  readonly index: number;
  readonly type: string;
  readonly description: string;
}

function attributesOf(value: Value): readonly Described[] {
  if (!Array.isArray(value)) return [];
  const all = value.flatMap((each: Value): Described[] => {
    if (each === null || !isObject(each)) return [];
    const { variable_index: index, variable_type: type, variable_desc: description } = each;
    return [{ index: Number(index), type: String(type), description: typeof description === "string" ? description : "" }];
  });
  return all.toSorted((one, other) => one.index - other.index);
}
