import { containsUnknown, UNKNOWN, type Value } from "../../../schema";
import { type Evaluated, EvaluationError } from "../expression";
import { dynamicType, stringType, type ValueType } from "../value-type";
import { callFunction } from "./call";
import type { Parameter } from "./description";
import { functions } from "./index";

const evaluated = (value: Value, type?: ValueType): Evaluated => ({ value, sensitive: false, ...(type && { type }) });
const isDynamic = ({ type }: Parameter<unknown>) => type.kind === "dynamic";

/** Something that fits a parameter. */
function fitting({ name, type }: Parameter<unknown>): Evaluated {
  if (name === "list" && type.kind === "dynamic") return evaluated(["a"]);
  switch (type.kind) {
    case "number":
      return evaluated(2);
    case "list":
    case "set":
      return evaluated(["a"]);
    case "map":
      return evaluated({ a: ["b"] });
    default:
      return evaluated("a");
  }
}

const all = Object.entries(functions);
const taken = all.flatMap(([name, description]) => {
  const parameters = [...description.parameters, ...(description.rest ? [description.rest] : [])];
  return parameters.map((parameter, position) => [`${name}: ${parameter.name}`, name, parameter, position] as const);
});

/** Fitting arguments, but for one. */
function callWith(name: string, position: number, argument: Evaluated): Evaluated {
  const description = functions[name];
  if (!description) throw new Error(`no function ${name}`);
  const { parameters, rest } = description;
  const args = [...parameters, ...(rest && position >= parameters.length ? [rest] : [])].map(fitting);
  return callFunction(name, description, args.with(position, argument), {});
}

describe("every function", () => {
  test.each(all)("%s() refuses a wrong number of arguments", (name, description) => {
    const call = (count: number) => () =>
      callFunction(
        name,
        description,
        Array.from({ length: count }, () => evaluated("a")),
        {},
      );
    const { length } = description.parameters;
    if (length > 0) expect(call(length - 1)).toThrow(`${name}() takes `);
    if (!description.rest) expect(call(length + 1)).toThrow(`given ${length === 0 ? "is 1" : `are ${length + 1}`}`);
  });

  test.each(taken.filter(([, , parameter]) => !isDynamic(parameter)))(
    "%s refuses what has another type",
    (_title, name, parameter, position) => {
      const wrong = parameter.type.kind === "map" ? ["a"] : { a: "x" };
      expect(() => callWith(name, position, evaluated(wrong))).toThrow(`${name}(): "${parameter.name}" must be`);
    },
  );

  test.each(taken.filter(([, , parameter]) => !parameter.takesNull))("%s refuses null", (_title, name, parameter, position) => {
    expect(() => callWith(name, position, evaluated(null))).toThrow(EvaluationError);
    expect(() => callWith(name, position, evaluated(null))).toThrow(/must not be null|wanted|null/);
    expect(parameter.takesNull).toBeUndefined();
  });

  test.each(taken.filter(([, , { takesUnknown }]) => !takesUnknown))(
    "%s makes the result unknown where it is",
    (_title, name, parameter, position) => {
      const type = isDynamic(parameter) ? stringType : parameter.type;
      for (const each of [type, dynamicType]) {
        let made: Value;
        try {
          made = callWith(name, position, { value: UNKNOWN, type: each, sensitive: true }).value;
        } catch (failure) {
          // A list is wanted, and a text that is not known will be none.
          if (failure instanceof EvaluationError && isDynamic(parameter)) continue;
          throw failure;
        }
        expect(containsUnknown(made)).toBe(true);
      }
    },
  );

  test.each(taken.filter(([, , { takesSensitive }]) => !takesSensitive))(
    "%s makes the result sensitive where it is",
    (_title, name, parameter, position) => {
      try {
        expect(callWith(name, position, { ...fitting(parameter), sensitive: true }).sensitive).toBe(true);
      } catch (failure) {
        if (!(failure instanceof EvaluationError)) throw failure;
      }
    },
  );
});

describe("what would take long elsewhere takes no time here", () => {
  const call = (name: string, ...args: Value[]) => {
    const description = functions[name];
    if (!description) throw new Error(name);
    return callFunction(
      name,
      description,
      args.map((each) => evaluated(each)),
      {},
    );
  };

  test("a pattern that makes other matchers try everything", () => {
    expect(call("regexall", "(a+)+$", `${"a".repeat(20_000)}!`).value).toEqual([]);
    expect(call("replace", `${"a".repeat(20_000)}!`, "/(a|aa)+$/", "").value).toHaveLength(20_001);
  });

  test("ten megabytes of JSON", () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => ({ id: i, name: `模板${i}`, text: "x".repeat(60) }));
    const made = call("jsondecode", JSON.stringify(rows));
    expect(made.value).toHaveLength(100_000);
  });

  test("aliases in YAML that double with each step", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 9; i++) lines.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(", ")}]`);
    expect(() => call("yamldecode", lines.join("\n"))).toThrow("it holds too much");
  });
});
