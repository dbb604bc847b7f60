import { argumentReference, typeName } from "./arguments.mjs";
import { accountRulesTable, questionRulesTable, rulesTable, settingRulesTable } from "./rules.mjs";

/** Pages of the reference, one function per kind; each gives a whole Markdown file in the language of its `say`. */

export function indexPage({ attributes, clouds }, usage, say) {
  const doc = say(
    "The sms provider declares what SMS platforms hold for you: signatures and templates under review, their approvals, quotas, blacklists, and what can be read of them.",
  );
  const platform = ({ name, title }) =>
    say("- {title}: block `{name}`, types `sms_{name}_…`; [what it takes, and what its API cannot do](guides/{name}.md)", {
      name,
      title: say(title),
    });
  return page(say, {
    title: "sms Provider",
    doc,
    sections: [
      ["# sms Provider", "", doc],
      [`## ${say("Platforms")}`, "", ...clouds.map(platform)],
      [
        say(
          "A platform that no object uses needs no credentials. A setting that the block leaves out is taken from the environment, if it is there.",
        ),
      ],
      exampleUsage(usage, say),
      argumentReference(attributes, say),
      ...clouds.map((cloud) => settingRulesTable(cloud, say)),
      ...clouds.map((cloud) => accountRulesTable(cloud, say)),
    ],
  });
}

/** @param shown its examples, and what `identityAttributes` tells of it */
export function resourcePage(resource, cloud, { usage, import: command, identity }, say) {
  const { type, attributes, importId, movesFrom = [] } = resource;
  const doc = say(resource.doc);
  return page(say, {
    title: `${type} Resource - sms`,
    subcategory: say(cloud.title),
    doc,
    sections: [
      [`# ${say("{type} (Resource)", { type })}`, "", doc],
      exampleUsage(usage, say),
      argumentReference(attributes, say),
      rulesTable(resource, cloud, say),
      ...(importId === undefined ? [] : importSections(resource, command, say)),
      identitySection(type, importId === undefined ? undefined : command, identity, say),
      listingSection(resource, say),
      ...movesFrom.map((source) => moveSection(type, source, say)),
    ],
  });
}

/** @param example of the import command; undefined for what is never imported */
function identitySection(type, example, identity, say) {
  const parts = Object.entries(identity);
  const about = ([name, { presence, doc }]) => {
    const marks = [say("String"), say(presence === "required" ? "Required" : "Optional")].join(say(", "));
    return say("- `{name}` ({marks}) {notes}", { name, marks, notes: say(doc) });
  };
  const [first] = parts.find(([, { presence }]) => presence === "required") ?? parts[0];
  const block = example && importBlock(type, example).toSpliced(-2, 1, "  identity = {", `    ${first} = "…"`, "  }");
  const sentence = block
    ? "Terraform and OpenTofu 1.12 and later record beside the state by what the object is known for good; they, and `smsform`, take it in an import block, too:"
    : "Terraform and OpenTofu 1.12 and later record beside the state by what the object is known for good:";
  return [`## ${say("Identity")}`, "", say(sentence), ...(block ? ["", "```terraform", ...block, "```"] : []), "", ...parts.map(about)];
}

function listingSection({ type, noun, listing }, say) {
  if (!listing) return [];
  const heading = [`## ${say("Listing")}`, ""];
  const { impossible, waysLeft } = listing;
  if (impossible !== undefined) return [...heading, [say("{sentence}.", { sentence: say(impossible) }), say(waysLeft)].join(say(" "))];
  const { calls, caution, filters = [] } = listing;
  const names = filters.map((name) => `\`${name}\``).join(say(", "));
  return [
    ...heading,
    say("`smsform list {type}` shows the {noun}s that there are. Calls: {calls}.", { type, noun: say(noun), calls: say(calls) }),
    ...(filters.length > 0 ? ["", say("The platform narrows it by {names}: `--filter {first}=…`.", { names, first: filters[0] })] : []),
    "",
    [caution, waysLeft]
      .filter(Boolean)
      .map((sentence) => say(sentence))
      .join(say(" ")),
  ];
}

function importSections({ type, importId, attributes }, example, say) {
  return [
    [`## ${say("Import")}`, "", say("Import takes {what}.", { what: say(importId) }), "", "```shell", example, "```"],
    [
      say("Or in a configuration:"),
      "",
      "```terraform",
      ...importBlock(type, example),
      "```",
      "",
      say(
        "The first plan after an import may show one update, which only records values that the platform does not return, and sends nothing.",
      ),
      ...leaveOut(attributes, say),
    ],
  ];
}

export function dataSourcePage(source, cloud, usage, say) {
  const { type, attributes } = source;
  const doc = say(source.doc);
  return page(say, {
    title: `${type} Data Source - sms`,
    subcategory: say(cloud.title),
    doc,
    sections: [
      [`# ${say("{type} (Data Source)", { type })}`, "", doc],
      exampleUsage(usage, say),
      argumentReference(attributes, say),
      questionRulesTable(source, cloud, say),
    ],
  });
}

export function functionPage({ name, summary, doc, parameters, rest, returns }, usage, say) {
  const all = [...parameters.map((parameter) => [parameter, false]), ...(rest ? [[rest, true]] : [])];
  const signature = all.map(([{ name, type }, variadic]) => `${name} ${typeOf(type)}${variadic ? "..." : ""}`).join(", ");
  const argument = ([{ name, type, doc }, variadic], i) => {
    const marks = [typeName(type, say), ...(variadic ? [say("Variadic")] : [])];
    return `${i + 1}. ${say("`{name}` ({marks}) {doc}", { name, marks: marks.join(say(", ")), doc: say(doc) })}`;
  };
  return page(say, {
    title: `${name} function - sms`,
    doc: say("{sentence}.", { sentence: say(summary) }),
    sections: [
      [`# ${say("function: {name}", { name })}`, "", say(doc)],
      [say("Functions of providers need Terraform 1.8 or OpenTofu 1.7. Nothing is asked of a platform, and no settings are needed.")],
      exampleUsage({ terraform: usage }, say),
      [`## ${say("Signature")}`, "", "```text", `${name}(${signature}) ${typeOf(returns)}`, "```"],
      [`## ${say("Arguments")}`, "", ...all.map(argument)],
    ],
  });
}

/** A type in the language's own words: `list of string`. */
function typeOf(type) {
  return type.element ? `${type.kind} of ${typeOf(type.element)}` : type.kind;
}

function page(say, { title, subcategory = "", doc, sections }) {
  const head = [
    "---",
    `page_title: "${title}"`,
    `subcategory: "${subcategory}"`,
    "description: |-",
    `  ${doc}`,
    "---",
    "",
    `<!-- ${say("Generated from the provider's description by `npm run docs`: change that, not this.")} -->`,
  ];
  const texts = [head, ...sections.filter((lines) => lines.length > 0)].map((lines) => lines.join("\n"));
  return `${texts.join("\n\n")}\n`;
}

/** The same in HCL and, where a program can say it, in TypeScript. */
function exampleUsage({ terraform, typescript }, say) {
  const program = ["", say("In TypeScript, with CDKTF:"), "", "```typescript", typescript, "```"];
  return [`## ${say("Example Usage")}`, "", "```terraform", terraform, "```", ...(typescript === undefined ? [] : program)];
}

/** Nobody has to invent what the platform never tells. */
function leaveOut(attributes, say) {
  const names = Object.keys(attributes).filter((name) => attributes[name].presence === "requiredToCreate");
  if (names.length === 0) return [];
  return [say("What you do not know of {names} you may leave out.", { names: names.map((name) => `\`${name}\``).join(say(", ")) })];
}

/** For those who have the objects in a state of another provider. */
function moveSection(type, source, say) {
  return [
    `## ${say("Moving from {type}", { type: source.type })}`,
    "",
    say(
      "The state of a `{type}` of `{provider}` can become the state of this resource: in Terraform 1.8 and later by a moved block,\nelsewhere by an import. Nothing is written to the platform.",
      { type: source.type, provider: source.provider },
    ),
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
