import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The entry module of a binding: every generated class and interface under its plain name, and the hand-written helpers.
 *
 * Resources with platform texts are wrapped, so that synthesis refuses unescaped variables in them, and so is the provider: the keys of
 * its maps stay as they are written, its rules have the names and levels that there are, and synthesis refuses unclear names in its stack.
 *
 * @param {string} level1 folder with one generated module per resource, data source and provider
 * @param {Readonly<Record<string, readonly string[]>>} texts attributes with platform text, by resource type
 * @param {readonly string[]} maps attributes of the provider block that are maps, with the block that they are in
 * @param {Readonly<Record<string, readonly string[]>>} rules names of rules, by cloud
 * @returns {string} TypeScript source
 */
export function entryOf(level1, texts, maps, rules) {
  const modules = readdirSync(level1, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => moduleOf(name, readFileSync(join(level1, name, "index.ts"), "utf8")))
    .map((module) => ({ ...module, wrapper: wrapperOf(module, texts, maps, rules), replaced: replacedIn(module, texts, rules) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    `import type { Construct } from "constructs";`,
    ...modules
      .filter(({ wrapper }) => wrapper)
      .map(({ name, main, replaced }) => {
        const types = replaced.filter((name) => name !== main).map((name) => `type ${name} as Generated${name}`);
        const config = replaced.includes(`${main}Config`) ? [] : [`type ${main}Config`];
        return `import { ${[`${main} as Generated${main}`, ...config, ...types].join(", ")} } from "./level1/${name}";`;
      }),
    `import { refuseUnclearNames } from "./bindings/block-names";`,
    `import { keepMapKeys } from "./bindings/map-keys";`,
    `import { refuseUnescapedVariables } from "./bindings/unescaped-variables";`,
    "",
    ...modules.map(reexport),
    `export * from "./aspects";`,
    `export { proofFile } from "./bindings/proof-file";`,
    `export * from "./testing";`,
    `export { text } from "./text";`,
    `export * from "./constructs";`,
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

function reexport({ name, exported, replaced }) {
  const names = exported.filter((it) => !replaced.includes(it.name)).map((it) => (it.isType ? `type ${it.name}` : it.name));
  return `export { ${names.join(", ")} } from "./level1/${name}";`;
}

/** What the entry module has of its own in the place of what was generated. */
function replacedIn({ main, kind, type }, texts, rules) {
  if (kind === "Resource") return texts[type] ? [main] : [];
  return kind === "Provider" ? [main, `${main}Config`, ...Object.keys(rules).map((cloud) => blockOf(main, cloud))] : [];
}

/** The interface that is generated for a cloud's block. */
function blockOf(main, cloud) {
  return `${main}${cloud[0].toUpperCase()}${cloud.slice(1)}`;
}

function ruleTypes(main, rules) {
  const blocks = Object.entries(rules).map(([cloud, names]) => {
    const block = blockOf(main, cloud);
    return `
export interface ${block} extends Omit<Generated${block}, "rules"> {
  /** Levels of the platform's rules, by their names. */
  readonly rules?: { ${names.map((name) => `readonly ${name}?: RuleLevel`).join("; ")} };
}`;
  });
  const clouds = Object.keys(rules);
  const config = `
export interface ${main}Config extends Omit<Generated${main}Config, ${clouds.map((cloud) => JSON.stringify(cloud)).join(" | ")}> {
${clouds.map((cloud) => `  readonly ${cloud}?: ${blockOf(main, cloud)};`).join("\n")}
}`;
  return [`\n/** How strictly a rule is taken. */\nexport type RuleLevel = "error" | "warn" | "off";`, ...blocks, config].join("\n");
}

function wrapperOf({ main, kind, type }, texts, maps, rules) {
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
    return `${ruleTypes(main, rules)}

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
