import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dataSourcePage, functionPage, indexPage, resourcePage } from "./pages.mjs";

export const referenceFolders = ["resources", "data-sources", "functions"];

/**
 * The pages of the reference by their path in the folder of a language.
 * @param described the provider, and `identityAttributes`
 * @param {import("./languages.mjs").Say} say
 */
export function referencePages({ provider, identityOf }, examples, say) {
  const pages = new Map([["index.md", indexPage(provider, examples.bothLanguages("provider", "provider"), say)]]);
  for (const { definition, cloud } of provider.resources.values()) {
    const shown = {
      usage: examples.bothLanguages("resources", definition.type, "resource"),
      ...(definition.importId !== undefined && { import: examples.read("resources", definition.type, "import.sh") }),
    };
    pages.set(
      join("resources", `${shortName(definition)}.md`),
      resourcePage(definition, cloud, { ...shown, identity: identityOf({ definition, cloud }) }, say),
    );
  }
  for (const { definition, cloud } of provider.dataSources.values()) {
    const usage = examples.bothLanguages("data-sources", definition.type, "data-source");
    pages.set(join("data-sources", `${shortName(definition)}.md`), dataSourcePage(definition, cloud, usage, say));
  }
  for (const definition of provider.functions.values()) {
    const usage = examples.read("functions", definition.name, "function.tf");
    pages.set(join("functions", `${definition.name}.md`), functionPage(definition, usage, say));
  }
  return pages;
}

function shortName({ type }) {
  return type.replace(/^sms_/, "");
}

/** Examples are files, which the tests run. @param folder where they are */
export function examplesIn(folder) {
  function read(...path) {
    const file = join(folder, ...path);
    if (!existsSync(file)) throw new Error(`examples/${path.join("/")} is missing: write it, the reference shows it.`);
    return readFileSync(file, "utf8").trimEnd();
  }
  /** @param {readonly string[]} path the last part without its ending */
  function bothLanguages(...path) {
    const [folders, name] = [path.slice(0, -1), path.at(-1)];
    return { terraform: read(...folders, `${name}.tf`), typescript: read(...folders, `${name}.ts`) };
  }
  return { read, bothLanguages };
}
