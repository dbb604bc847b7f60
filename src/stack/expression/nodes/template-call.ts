import { isObject, isUnknown, UNKNOWN } from "../../../schema";
import { BadArgument } from "../../../schema/function";
import { madeOf, typeOf } from "../evaluated";
import { type Evaluated, EvaluationError, type EvaluationScope, type Surroundings } from "../expression";
import type { Node } from "../node";
import { Refusal } from "../refusal";
import { describeValueType, dynamicType } from "../value-type";
import { elementsOf, withVariables } from "./for";

/** Compiles the text of a template in which these names have a value. @throws Refusal */
type CompileTemplate = (text: string, names: ReadonlySet<string>) => Node;

/** `templatefile(PATH, VARIABLES)` and `templatestring(TEXT, VARIABLES)`: a template that is compiled once, however often it is filled in. */
export function compileTemplateCall(
  name: "templatefile" | "templatestring",
  args: readonly Node[],
  compileTemplate: CompileTemplate,
): Node {
  const compiled = new Map<string, Node>();
  const known = (text: string, names: readonly string[]): Node => {
    const key = JSON.stringify([text, names]);
    const node = compiled.get(key) ?? compileTemplate(text, new Set(names));
    compiled.set(key, node);
    return node;
  };
  return (scope, item) => {
    const [source, variables, more] = args.map((argument) => argument(scope, item));
    if (!source || !variables || more) {
      throw new EvaluationError(
        "Wrong number of arguments",
        `${name}() takes a ${name === "templatefile" ? "path" : "text"} and its variables.`,
      );
    }
    if (isUnknown(source.value) || isUnknown(variables.value)) return madeOf(UNKNOWN, dynamicType, source, variables);
    if (typeof source.value !== "string") throw wrong(name, "the first argument must be a string", source);
    if (!isObject(variables.value)) throw wrong(name, "the variables must be a map or an object", variables);
    const entries = elementsOf(variables).map(([key, value]) => [String(key.value), value] as const);
    const bad = entries.find(([variable]) => !/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(variable));
    if (bad) throw new EvaluationError("Wrong argument", `${name}(): "${bad[0]}" is no name of a variable.`);
    try {
      const text = name === "templatefile" ? textOf(scope.surroundings ?? {}, source.value) : source.value;
      const node = known(
        text,
        entries.map(([variable]) => variable),
      );
      const made = node(withVariables(within(scope), Object.fromEntries(entries)));
      const hidden = [source, ...(variables.sensitiveParts ? [] : [variables])].filter(({ sensitive }) => sensitive);
      return hidden.length === 0 ? made : madeOf(made.value, typeOf(made), ...hidden);
    } catch (failure) {
      if (failure instanceof Refusal || failure instanceof EvaluationError || failure instanceof BadArgument) {
        const shown = name === "templatefile" && !source.sensitive ? ` ${JSON.stringify(source.value)}` : "";
        const detail = failure instanceof BadArgument ? failure.message : failure.detail;
        throw new EvaluationError("Template has no value", `${name}()${shown}: ${detail}`);
      }
      throw failure;
    }
  };
}

/** A template sees nothing but its variables. */
function within({ surroundings }: EvaluationScope): EvaluationScope {
  return {
    ...(surroundings && { surroundings }),
    resolve: (name) => {
      throw new EvaluationError("No such variable", `"${name}" is not among the variables of the template.`);
    },
  };
}

function textOf({ files }: Surroundings, path: string): string {
  if (!files) throw new EvaluationError("No files here", "files can be read only where a stack is planned.");
  const { readText }: typeof import("../functions") = require("../functions");
  return readText(files, path);
}

function wrong(name: string, wanted: string, given: Evaluated): EvaluationError {
  const found = given.value === null ? "null" : describeValueType(typeOf(given));
  return new EvaluationError("Wrong argument", `${name}(): ${wanted}; given is ${found}.`);
}
