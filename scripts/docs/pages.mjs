import { argumentReference, typeName } from "./arguments.mjs";
import { accountRulesTable, questionRulesTable, rulesTable, settingRulesTable } from "./rules.mjs";

/** Pages of the reference, one function per kind; each gives a whole Markdown file. */

export function indexPage({ attributes, clouds }, usage) {
  const doc =
    "The sms provider declares what SMS platforms hold for you: signatures and templates under review, their approvals, quotas, blacklists, and what can be read of them.";
  return page({
    title: "sms Provider",
    doc,
    sections: [
      ["# sms Provider", "", doc],
      ["## Platforms", "", ...clouds.map(platformLine)],
      [
        "A platform that no object uses needs no credentials. A setting that the block leaves out is taken from the environment, if it is there.",
      ],
      exampleUsage(usage),
      argumentReference(attributes),
      ...clouds.map(settingRulesTable),
      ...clouds.map(accountRulesTable),
    ],
  });
}

function platformLine({ name, title }) {
  return `- ${title}: block \`${name}\`, types \`sms_${name}_…\`; [what it takes, and what its API cannot do](guides/${name}.md)`;
}

export function resourcePage(resource, cloud, examples) {
  const { type, doc, attributes, importId, movesFrom = [] } = resource;
  return page({
    title: `${type} Resource - sms`,
    subcategory: cloud.title,
    doc,
    sections: [
      [`# ${type} (Resource)`, "", doc],
      exampleUsage(examples.usage),
      argumentReference(attributes),
      rulesTable(resource, cloud),
      ...(importId === undefined ? [] : importSections(type, importId, examples.import, attributes)),
      listingSection(resource),
      ...movesFrom.map((source) => moveSection(type, source)),
    ],
  });
}

function listingSection({ type, noun, listing }) {
  if (!listing) return [];
  const { impossible, waysLeft } = listing;
  if (impossible !== undefined) return ["## Listing", "", `${impossible}. ${waysLeft}`];
  const { calls, caution, filters = [] } = listing;
  return [
    "## Listing",
    "",
    `\`smsform list ${type}\` shows the ${noun}s that there are. Calls: ${calls}.`,
    ...(filters.length > 0
      ? ["", `The platform narrows it by ${filters.map((name) => `\`${name}\``).join(", ")}: \`--filter ${filters[0]}=…\`.`]
      : []),
    "",
    [caution, waysLeft].filter(Boolean).join(" "),
  ];
}

function importSections(type, importId, example, attributes) {
  return [
    ["## Import", "", `Import takes ${importId}.`, "", "```shell", example, "```"],
    [
      "Or in a configuration:",
      "",
      "```terraform",
      ...importBlock(type, example),
      "```",
      "",
      "The first plan after an import may show one update, which only records values that the platform does not return, and sends nothing.",
      ...leaveOut(attributes),
    ],
  ];
}

export function dataSourcePage(source, cloud, usage) {
  const { type, doc, attributes } = source;
  return page({
    title: `${type} Data Source - sms`,
    subcategory: cloud.title,
    doc,
    sections: [[`# ${type} (Data Source)`, "", doc], exampleUsage(usage), argumentReference(attributes), questionRulesTable(source, cloud)],
  });
}

export function functionPage({ name, summary, doc, parameters, rest, returns }, usage) {
  const all = [...parameters.map((parameter) => [parameter, ""]), ...(rest ? [[rest, ", Variadic"]] : [])];
  const signature = all.map(([{ name, type }, variadic]) => `${name} ${typeOf(type)}${variadic && "..."}`).join(", ");
  return page({
    title: `${name} function - sms`,
    doc: `${summary}.`,
    sections: [
      [`# function: ${name}`, "", doc],
      ["Functions of providers need Terraform 1.8 or OpenTofu 1.7. Nothing is asked of a platform, and no settings are needed."],
      exampleUsage({ terraform: usage }),
      ["## Signature", "", "```text", `${name}(${signature}) ${typeOf(returns)}`, "```"],
      [
        "## Arguments",
        "",
        ...all.map(([{ name, type, doc }, variadic], i) => `${i + 1}. \`${name}\` (${typeName(type)}${variadic}) ${doc}`),
      ],
    ],
  });
}

/** A type in the language's own words: `list of string`. */
function typeOf(type) {
  return type.element ? `${type.kind} of ${typeOf(type.element)}` : type.kind;
}

function page({ title, subcategory = "", doc, sections }) {
  const head = [
    "---",
    `page_title: "${title}"`,
    `subcategory: "${subcategory}"`,
    "description: |-",
    `  ${doc}`,
    "---",
    "",
    "<!-- Generated from the provider's description by `npm run docs`: change that, not this. -->",
  ];
  const texts = [head, ...sections.filter((lines) => lines.length > 0)].map((lines) => lines.join("\n"));
  return `${texts.join("\n\n")}\n`;
}

/** The same in HCL and, where a program can say it, in TypeScript. */
function exampleUsage({ terraform, typescript }) {
  const program = ["", "In TypeScript, with CDKTF:", "", "```typescript", typescript, "```"];
  return ["## Example Usage", "", "```terraform", terraform, "```", ...(typescript === undefined ? [] : program)];
}

/** Nobody has to invent what the platform never tells. */
function leaveOut(attributes) {
  const names = Object.keys(attributes).filter((name) => attributes[name].presence === "requiredToCreate");
  return names.length === 0 ? [] : [`What you do not know of ${names.map((name) => `\`${name}\``).join(", ")} you may leave out.`];
}

/** For those who have the objects in a state of another provider. */
function moveSection(type, source) {
  return [
    `## Moving from ${source.type}`,
    "",
    `The state of a \`${source.type}\` of \`${source.provider}\` can become the state of this resource: in Terraform 1.8 and later by a moved block,`,
    "elsewhere by an import. Nothing is written to the platform.",
    "",
    "```terraform",
    "moved {",
    `  from = ${source.type}.example`,
    `  to   = ${type}.example`,
    "}",
    "```",
  ];
}

/** The import block that does what the last command of import.sh does. */
function importBlock(type, script) {
  const [, address, id] = /^terraform import (\S+) (\S+)$/m.exec(script) ?? [];
  if (!address?.startsWith(`${type}.`)) throw new Error(`examples/resources/${type}/import.sh must hold: terraform import ${type}.NAME ID`);
  return ["import {", `  to = ${address}`, `  id = "${id.replace(/^(['"])(.*)\1$/, "$2")}"`, "}"];
}
