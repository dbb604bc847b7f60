import { containsUnknown, UNKNOWN } from "../../../schema";
import { BadArgument } from "../../../schema/function";
import { inTextOrder } from "../../../schema/values";
import { boolType, stringType } from "../value-type";
import { define, type FunctionDescription, itemsOf, listOf, text, typed, whole } from "./description";
import { graphemesOf, lowerCase, titleCase, upperCase } from "./letters";

const noNull = (items: readonly unknown[], position: number) => {
  if (items.includes(null)) throw new BadArgument(position, "an element is null.");
};

export const stringFunctions: Readonly<Record<string, FunctionDescription>> = {
  chomp: define({ parameters: [text("str")], returns: stringType, call: ([value]) => value.replace(/(?<![\r\n])[\r\n]+$/, "") }),
  endswith: define({ parameters: [text("str"), text("suffix")], returns: boolType, call: ([value, suffix]) => value.endsWith(suffix) }),
  indent: define({
    parameters: [whole("spaces"), text("str")],
    returns: stringType,
    call: ([spaces, value]) => value.replaceAll("\n", `\n${" ".repeat(Math.max(0, spaces))}`),
  }),
  join: define({
    parameters: [text("separator")],
    rest: typed("lists", listOf(stringType), { needsAllKnown: true }),
    returns: stringType,
    call: ([separator], lists) => {
      if (lists.length === 0) throw new BadArgument(0, "at least one list must follow.");
      const all = lists.map(({ value }) => itemsOf(value));
      for (const [i, items] of all.entries()) noNull(items, i + 1);
      return all.flat().map(String).join(separator);
    },
  }),
  lower: define({ parameters: [text("str")], returns: stringType, call: ([value]) => lowerCase(value) }),
  sort: define({
    parameters: [typed("list", listOf(stringType))],
    returns: listOf(stringType),
    call: ([{ value }]) => {
      const items = itemsOf(value);
      // What is null is told where all is known.
      if (containsUnknown(value)) return items.map(() => UNKNOWN);
      noNull(items, 0);
      return items.map(String).sort(inTextOrder);
    },
  }),
  split: define({
    parameters: [text("separator"), text("str")],
    returns: listOf(stringType),
    call: ([separator, value]) => (separator === "" ? [...value] : value.split(separator)),
  }),
  startswith: define({ parameters: [text("str"), text("prefix")], returns: boolType, call: ([value, prefix]) => value.startsWith(prefix) }),
  strcontains: define({ parameters: [text("str"), text("substr")], returns: boolType, call: ([value, part]) => value.includes(part) }),
  strrev: define({ parameters: [text("str")], returns: stringType, call: ([value]) => graphemesOf(value).reverse().join("") }),
  substr: define({
    parameters: [text("str"), whole("offset"), whole("length")],
    returns: stringType,
    call: ([value, offset, length]) => {
      const all = graphemesOf(value);
      const start = Math.max(0, offset < 0 ? all.length + offset : offset);
      return all.slice(start, length < 0 ? undefined : start + length).join("");
    },
  }),
  title: define({ parameters: [text("str")], returns: stringType, call: ([value]) => titleCase(value) }),
  trim: define({
    parameters: [text("str"), text("cutset")],
    returns: stringType,
    call: ([value, cutset]) => trimmed(value, new Set(cutset)),
  }),
  trimprefix: define({
    parameters: [text("str"), text("prefix")],
    returns: stringType,
    call: ([value, prefix]) => (value.startsWith(prefix) ? value.slice(prefix.length) : value),
  }),
  trimspace: define({ parameters: [text("str")], returns: stringType, call: ([value]) => trimmed(value, spaces) }),
  trimsuffix: define({
    parameters: [text("str"), text("suffix")],
    returns: stringType,
    call: ([value, suffix]) => (suffix !== "" && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value),
  }),
  upper: define({ parameters: [text("str")], returns: stringType, call: ([value]) => upperCase(value) }),
};

/** White space of Unicode. */
const spaces = new Set(
  "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
);

function trimmed(value: string, cut: ReadonlySet<string>): string {
  const characters = [...value];
  const isKept = (character: string) => !cut.has(character);
  const start = characters.findIndex(isKept);
  return start < 0 ? "" : characters.slice(start, characters.findLastIndex(isKept) + 1).join("");
}
