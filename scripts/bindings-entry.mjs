import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The entry module of a binding: every generated class and interface under its plain name, and the hand-written helpers.
 *
 * Resources with platform texts are wrapped, so that synthesis refuses unescaped variables in them, and so is the provider: the keys of
 * its maps stay as they are written, and synthesis refuses unclear names in its stack.
 *
 * @param {string} level1 folder with one generated module per resource, data source and provider
 * @param {Readonly<Record<string, readonly string[]>>} texts attributes with platform text, by resource type
 * @param {readonly string[]} maps attributes of the provider block that are maps
 * @returns {string} TypeScript source
 */
export function entryOf(level1, texts, maps) {
  const modules = readdirSync(level1, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => moduleOf(name, readFileSync(join(level1, name, "index.ts"), "utf8")))
    .map((module) => ({ ...module, wrapper: wrapperOf(module, texts, maps) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    `import type { Construct } from "constructs";`,
    ...modules
      .filter(({ wrapper }) => wrapper)
      .map(({ name, main }) => `import { ${main} as Generated${main}, type ${main}Config } from "./level1/${name}";`),
    `import { refuseUnclearNames } from "./block-names";`,
    `import { keepMapKeys } from "./map-keys";`,
    `import { refuseUnescapedVariables } from "./unescaped-variables";`,
    "",
    ...modules.map(reexport),
    `export { proofFile } from "./proof-file";`,
    `export { text } from "./text";`,
    ...modules.flatMap(({ wrapper }) => wrapper ?? []),
    "",
  ].join("\n");
}

function moduleOf(name, source) {
  const [, main, kind] = /^export class (\w+) extends \w+\.Terraform(Resource|DataSource|Provider) /m.exec(source);
  return {
    name,
    main,
    kind,
    type: /tfResourceType = "(\w+)"/.exec(source)[1],
    exported: [...source.matchAll(/^export (class|interface) (\w+)/gm)].map(([, keyword, name]) => ({
      name,
      isType: keyword === "interface",
    })),
  };
}

function reexport({ name, main, exported, wrapper }) {
  const names = exported.filter((it) => !(wrapper && it.name === main)).map((it) => (it.isType ? `type ${it.name}` : it.name));
  return `export { ${names.join(", ")} } from "./level1/${name}";`;
}

function wrapperOf({ main, kind, type }, texts, maps) {
  if (kind === "Resource" && texts[type]) {
    return `
/** See Generated${main}. Synthesis refuses platform variables that are not escaped: wrap its texts in \`text()\`. */
export class ${main} extends Generated${main} {
  constructor(scope: Construct, id: string, config: ${main}Config) {
    super(scope, id, config);
    refuseUnescapedVariables(this, ${JSON.stringify(texts[type])});
  }
}`;
  }
  if (kind === "Provider") {
    return `
/** See Generated${main}. The keys of maps stay as they are written, and synthesis refuses ids that give no block, or two, a name. */
export class ${main} extends Generated${main} {
  constructor(scope: Construct, id: string, config: ${main}Config = {}) {
    super(scope, id, config);
    refuseUnclearNames(this);
  }

  protected override synthesizeAttributes() {
    return keepMapKeys(super.synthesizeAttributes(), ${JSON.stringify(maps)});
  }
}`;
  }
  return undefined;
}
