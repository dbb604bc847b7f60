import { argumentReference } from "./arguments.mjs";
import { rulesTable } from "./rules.mjs";

/** Pages of the reference, one function per kind; each gives a whole Markdown file. */

export function indexPage({ attributes, clouds }, usage) {
  const doc =
    "The sms provider declares what SMS platforms hold for you: signatures and templates under review, their approvals, and what can be read of them.";
  return page({
    title: "sms Provider",
    doc,
    sections: [
      ["# sms Provider", "", doc],
      ["## Platforms", "", ...clouds.map(({ name, title }) => `- ${title}: block \`${name}\`, types \`sms_${name}_…\``)],
      [
        "A platform that no object uses needs no credentials. A setting that the block leaves out is taken from the environment, if it is there.",
      ],
      example(usage),
      argumentReference(attributes),
    ],
  });
}

export function resourcePage(resource, cloud, examples) {
  const { type, doc, attributes, importId } = resource;
  return page({
    title: `${type} Resource - sms`,
    subcategory: cloud.title,
    doc,
    sections: [
      [`# ${type} (Resource)`, "", doc],
      example(examples.usage),
      argumentReference(attributes),
      rulesTable(resource),
      ["## Import", "", `Import takes ${importId}.`, "", "```shell", examples.import, "```"],
      [
        "Or in a configuration:",
        "",
        "```terraform",
        ...importBlock(type, examples.import),
        "```",
        "",
        "The first plan after an import may show one update, which only records values that the platform does not return, and sends nothing.",
      ],
    ],
  });
}

export function dataSourcePage({ type, doc, attributes }, cloud, usage) {
  return page({
    title: `${type} Data Source - sms`,
    subcategory: cloud.title,
    doc,
    sections: [[`# ${type} (Data Source)`, "", doc], example(usage), argumentReference(attributes)],
  });
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

function example(usage) {
  return ["## Example Usage", "", "```terraform", usage, "```"];
}

/** The import block that does what the last command of import.sh does. */
function importBlock(type, script) {
  const [, address, id] = /^terraform import (\S+) (\S+)$/m.exec(script) ?? [];
  if (!address?.startsWith(`${type}.`)) throw new Error(`examples/resources/${type}/import.sh must hold: terraform import ${type}.NAME ID`);
  return ["import {", `  to = ${address}`, `  id = "${id.replace(/^(['"])(.*)\1$/, "$2")}"`, "}"];
}
