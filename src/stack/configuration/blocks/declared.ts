import type { Diagnostic } from "../../../schema";
import { didYouMean } from "../../../schema/text/nearest";
import type { Reference } from "../../expression";
import { errorAt, type Where } from "../../places/where";
import type { Configuration } from "../model";
import type { Use } from "../reader";

/** Errors for references to what is not declared, and for `count.index` and `each` outside of a block that is repeated so. */
export function checkDeclared(configuration: Configuration, uses: readonly Use[], refusedSubjects: ReadonlySet<string>): Diagnostic[] {
  return uses.flatMap(({ where, references, ...place }) =>
    references
      .filter(({ blockAddress }) => !refusedSubjects.has(blockAddress))
      .flatMap((reference) => problemOf(configuration, reference, place)?.(where) ?? []),
  );
}

type Problem = (where: Where) => Diagnostic;

function problemOf(
  configuration: Configuration,
  { blockAddress, text }: Reference,
  { repeated, check }: Pick<Use, "repeated" | "check">,
): Problem | undefined {
  const [root, name = ""] = blockAddress.split(".", 2);
  switch (root) {
    case "var":
      return undeclared(`variable "${name}"`, name, configuration.variables, text);
    case "local":
      return undeclared(`local value "${name}"`, name, configuration.locals, text);
    case "count":
    case "each": {
      const wanted = root === "count" ? "count" : "for_each";
      if (repeated === wanted) return undefined;
      return (where) => errorAt(where, `"${text}" has no meaning here`, `"${text}" may be used only in a block with "${wanted}".`, text);
    }
    case "path":
    case "terraform":
    case "self":
      return undefined;
    default: {
      const own = configuration.resources.get(blockAddress)?.check;
      if (own !== undefined && own !== check) {
        return (where) =>
          errorAt(
            where,
            `"${text}" has no meaning here`,
            `"${blockAddress}" can be referred to only in check "${own}", where it stands. Put it outside of that.`,
            text,
          );
      }
      return undeclared(
        root === "data" ? `data source "${blockAddress}"` : `resource "${blockAddress}"`,
        blockAddress,
        configuration.resources,
        text,
      );
    }
  }
}

/** What references are not begun with, and what is meant by it. */
const roots: ReadonlyMap<string, string> = new Map([
  ["locals", "local"],
  ["variable", "var"],
  ["variables", "var"],
  ["vars", "var"],
]);

function undeclared(what: string, name: string, declared: ReadonlyMap<string, unknown>, text: string): Problem | undefined {
  if (declared.has(name)) return undefined;
  const root = roots.get(text.slice(0, text.indexOf(".")));
  const meant = root === undefined ? "" : ` Did you mean "${root}${text.slice(text.indexOf("."))}"?`;
  const suggestion = meant || didYouMean(name, declared.keys()) || " Declare it, or correct the name.";
  return (where) =>
    errorAt(where, `Reference to an undeclared ${what}`, `"${text}" names a ${what} that the stack does not declare.${suggestion}`, text);
}
