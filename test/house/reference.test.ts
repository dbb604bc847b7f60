/** Schema and reference documentation follow from a cloud's description: those of invented clouds come by themselves. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { createProvider } from "../../src/reconcile";
import { providerAddress, schemaDocument } from "../../src/reconcile/schema-document";
import { folderWith, removeFolders } from "../support/folder";
import { clouds, functions } from ".";
import * as invented from "./clouds";

const root = join(__dirname, "..", "..");
afterAll(removeFolders);

/** What `npm run docs` would write, with an example that says nothing. */
const program = `
  import { createProvider, identityAttributes } from "./src/reconcile";
  import { clouds, functions } from "./test/house";
  import { english } from "./scripts/docs/languages.mjs";
  import { dataSourcePage, indexPage, resourcePage } from "./scripts/docs/pages.mjs";
  const provider = createProvider(clouds, functions);
  const usage = { terraform: "…", typescript: "…" };
  const pages = [
    ["index", indexPage(provider, usage, english)],
    ...[...provider.resources.values()].map(({ definition, cloud }) => [
      definition.type,
      resourcePage(
        definition,
        cloud,
        { usage, import: "terraform import " + definition.type + ".example ID", identity: identityAttributes({ definition, cloud }) },
        english,
      ),
    ]),
    ...[...provider.dataSources.values()].map(({ definition, cloud }) => ["data." + definition.type, dataSourcePage(definition, cloud, usage, english)]),
  ];
  process.stdout.write(JSON.stringify(Object.fromEntries(pages)));
`;

function writtenPages(): Readonly<Record<string, string>> {
  const outfile = join(folderWith({}), "pages.js");
  buildSync({ stdin: { contents: program, resolveDir: root }, outfile, bundle: true, platform: "node", target: "node20" });
  return JSON.parse(execFileSync(process.execPath, [outfile], { encoding: "utf8" }));
}

describe.each(Object.values(invented))("the cloud $name", ({ name, title, resources, dataSources }) => {
  it("has its block, its types and its functions in the provider's schema", () => {
    const schema = schemaDocument(createProvider(clouds, functions)).provider_schemas[providerAddress];
    expect(Object.keys(schema.provider.block.block_types ?? {})).toContain(name);
    expect(Object.keys(schema.resource_schemas)).toEqual(expect.arrayContaining(resources.map(({ type }) => type)));
    expect(Object.keys(schema.data_source_schemas)).toEqual(expect.arrayContaining(dataSources.map(({ type }) => type)));
  });

  it("has its pages in the reference, with attributes and rules", () => {
    const pages = writtenPages();
    expect(pages.index).toContain(`- ${title}: block \`${name}\`, types \`sms_${name}_…\``);
    for (const { type, doc, attributes, rules = [] } of resources) {
      for (const words of [`subcategory: "${title}"`, doc, "## Import", "## Identity", ...rules.map(({ id }) => `| ${name}.${id} |`)]) {
        expect(pages[type]).toContain(words);
      }
      for (const attribute of Object.keys(attributes)) expect(pages[type]).toContain(`- \`${attribute}\` (`);
    }
    for (const { type, doc } of dataSources) expect(pages[`data.${type}`]).toContain(doc);
  });
});
