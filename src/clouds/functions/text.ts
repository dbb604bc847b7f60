import { BadArgument, defineFunction, parameter, string } from "../../schema";
import { didYouMean } from "../../schema/text/nearest";
import { type PlatformMessages, readText, variableOf } from "./message-text";

export function textFunction(platforms: readonly PlatformMessages[]) {
  const named = (name: string) => platforms.find((platform) => platform.name === name);
  const examples = platforms.map(
    ({ name, title, variables }) =>
      `| \`"${name}"\` | ${title} | \`{${variables.example}}\` | \`${variableOf(variables, variables.example)}\` |`,
  );
  return defineFunction({
    name: "text",
    summary: "A message text with the variables of a platform",
    doc: [
      "Writes the variables of a platform without escaping by hand. In HCL, `${…}` is the language's own and is replaced before any function sees it,",
      "so here a variable is a pair of braces alone, and the function gives it the form that the platform wants.",
      "References to other values, `${var.brand}`, work as everywhere.",
      "",
      "| Platform | | You write | It becomes |",
      "|---|---|---|---|",
      ...examples,
      "",
      "Braces stand for nothing but variables: a brace without its partner, a variable that the platform does not know and a dollar sign before a",
      "variable are errors that name the piece. That goes for braces in the values of references too.",
    ].join("\n"),
    parameters: [
      parameter("text", string, "The text, with variables in braces."),
      parameter("platform", string, `One of ${platforms.map(({ name }) => `\`${name}\``).join(", ")}.`),
    ],
    returns: string,
    call([text, name]) {
      const platform = named(name);
      if (!platform)
        throw new BadArgument(
          1,
          unknownPlatform(
            name,
            platforms.map((known) => known.name),
          ),
        );
      const pieces = readText(text, platform, "mistake");
      if ("problem" in pieces) throw new BadArgument(0, pieces.problem);
      return pieces.map((piece) => ("text" in piece ? piece.text : variableOf(platform.variables, piece.variable))).join("");
    },
  });
}

export function unknownPlatform(name: string, names: readonly string[]): string {
  return `"${name}" is not one of ${names.join(", ")}.${didYouMean(name, names)}`;
}
