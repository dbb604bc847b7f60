import type { Finding } from "../../../schema";

/** What a program puts in the place of a character that it could not read; half of a pair, which no text can hold. */
const lost = /[\ufffd\p{Cs}]/u;

/** The rule that an attribute's text has come through whole: nobody means such a character, and a person would review it. */
export function undamaged<Name extends string>(name: Name) {
  return {
    id: "UTF8",
    demands: "No text holds `�` (U+FFFD), which stands for what a program could not read.",
    looksAt: [name],
    level: "error",
    source: "Unicode 23.8",
    check(values: { readonly [name in Name]: unknown }): Finding | undefined {
      const text = values[name];
      const at = typeof text === "string" ? text.search(lost) : -1;
      if (typeof text !== "string" || at < 0) return undefined;
      return {
        problem: `${name} holds a character that was lost, after "${[...text.slice(0, at)].slice(-10).join("")}"`,
        fix: "The text was in another encoding where it came from: save that as UTF-8, and write the lost characters anew.",
      };
    },
  } as const;
}
