/** Which of the found objects are meant: `name=登录*`. */
import { type Diagnostic, error } from "../../schema";
import { didYouMean } from "../../schema/text/nearest";
import type { AdoptedObject } from "./model";

type Filtered = Pick<AdoptedObject, "title" | "id" | "type">;

/** What is compared, by the filter's name. */
const parts = {
  name: ({ title }: Filtered) => title,
  id: ({ id }: Filtered) => id,
  type: ({ type }: Filtered) => type,
} satisfies Record<string, (object: Filtered) => string>;

export interface Filter {
  readonly part: keyof typeof parts;
  readonly pattern: RegExp;
}

/** @param given `NAME=PATTERN`, in which `*` stands for anything */
export function filtersOf(
  given: readonly (readonly [name: string, pattern: string])[],
): readonly Filter[] | { readonly problem: Diagnostic } {
  const filters: Filter[] = [];
  for (const [name, pattern] of given) {
    if (!isPart(name)) {
      const known = Object.keys(parts);
      const detail = `It takes: ${known.join(", ")}. For instance --filter 'name=登录*'.${didYouMean(name, known)}`;
      return { problem: error(`--filter knows no "${name}"`, detail) };
    }
    filters.push({ part: name, pattern: new RegExp(`^${pattern.split("*").map(literally).join("[^]*")}$`, "iu") });
  }
  return filters;
}

export function meets(object: Filtered, filters: readonly Filter[]): boolean {
  return filters.every(({ part, pattern }) => pattern.test(parts[part](object)));
}

function isPart(name: string): name is keyof typeof parts {
  return Object.hasOwn(parts, name);
}

function literally(text: string): string {
  return text.normalize("NFC").replace(/[\\^$.|?*+()[\]{}/]/g, "\\$&");
}
