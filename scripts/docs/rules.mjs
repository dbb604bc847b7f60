/** Tables of rules: of a resource or data source, of a cloud's settings, of an account. */

/** @returns {string[]} lines of Markdown; none for a resource without rules */
export function rulesTable({ attributes, rules = [], files = [] }, cloud) {
  const all = [...rules, ...files.flatMap(({ rules }) => rules)];
  const rows = rowsOf(all, attributes);
  if (rows.length === 0) return [];
  const firm = rows.find(({ level }) => level.includes("error"));
  const example = firm ? setting(cloud, firm.id, "warn") : setting(cloud, rows[0].id, "off");
  return [
    "## Text rules",
    "",
    "What the platform's document demands is checked while planning. A rule binds new applications: it counts for a create, a replacement and",
    "a change of an attribute that it looks at, and is at most a warning otherwise. A finding names the offending piece and the fix.",
    `Where you know better, set its level in the provider block: ${example}.`,
    "",
    "| Rule | Level | Demands |",
    "|---|---|---|",
    ...sorted(rows).map(({ id, level, demands }) => `| ${cloud.name}.${id} | ${level} | ${demands} |`),
  ];
}

/** @returns {string[]} lines of Markdown; none for a data source without rules */
export function questionRulesTable({ attributes, rules = [] }, cloud) {
  if (rules.length === 0) return [];
  return [
    "## Rules",
    "",
    `Checked before anything is asked. Where you know better, set its level in the provider block: ${setting(cloud, rules[0].id, "warn")}.`,
    "",
    "| Rule | Level | Demands |",
    "|---|---|---|",
    ...rowsOf(rules, attributes).map(({ id, level, demands }) => `| ${cloud.name}.${id} | ${level} | ${demands} |`),
  ];
}

function setting({ name }, id, level) {
  return `\`${name} { rules = { ${id} = "${level}" } }\``;
}

function sorted(rows) {
  return rows.toSorted((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }));
}

/** @returns {string[]} lines of Markdown; none for a cloud without such rules */
export function accountRulesTable({ name, title, accountRules = [] }) {
  if (accountRules.length === 0) return [];
  return [
    `## Account rules of ${title}`,
    "",
    "What can be said only of all objects of one account together is checked by `smsform plan`, which sees the whole stack; OpenTofu and Terraform",
    `show a provider one object at a time. Their levels are set like those of the text rules: ${setting({ name }, accountRules[0].id, "off")}.`,
    "",
    "| Rule | Level | Demands |",
    "|---|---|---|",
    ...accountRules.map(({ id, level, demands }) => `| ${name}.${id} | \`${level}\` | ${demands} |`),
  ];
}

/** @returns {string[]} lines of Markdown; none for a cloud without such rules */
export function settingRulesTable({ name, title, settings, settingRules = [] }) {
  if (settingRules.length === 0) return [];
  return [
    `## Rules about the settings of ${title}`,
    "",
    `Told where the block is configured. Their levels are set like those of the text rules: ${setting({ name }, settingRules[0].id, "off")}.`,
    "",
    "| Rule | Level | Demands |",
    "|---|---|---|",
    ...rowsOf(settingRules, settings).map(({ id, level, demands }) => `| ${name}.${id} | ${level} | ${demands} |`),
  ];
}

/** One row per rule; a rule that is checked in several places is one, with all their levels. */
function rowsOf(rules, attributes) {
  return [...new Set(rules.map(({ id }) => id))].map((id) => {
    const [first, ...others] = rules.filter((rule) => rule.id === id);
    const levels = new Set([first, ...others].map((rule) => levelOf(rule, attributes)));
    return { id, level: [...levels].join(" or "), demands: first.demands };
  });
}

/** Numbers that the rules look at are codes out of short lists. */
const codes = [0, 1, 2, 3];

/** The level, and where it is a function: its values over the closed lists that the rule looks at, and which of them decide. */
function levelOf({ level, looksAt }, attributes) {
  if (typeof level === "string") return `\`${level}\``;
  const listOf = ({ type }) => type.oneOf ?? (type.kind === "number" ? codes : undefined);
  const lists = looksAt.filter((name) => listOf(attributes[name])).map((name) => [name, listOf(attributes[name])]);
  const cases = lists.reduce((cases, [name, values]) => cases.flatMap((some) => values.map((value) => ({ ...some, [name]: value }))), [{}]);
  const levels = [...new Set(cases.map((values) => level(values)))].sort();
  const decides = ([name, values]) => cases.some((some) => values.some((value) => level(some) !== level({ ...some, [name]: value })));
  return `${levels.map((it) => `\`${it}\``).join(" or ")}, by ${names(lists.filter(decides).map(([name]) => name))}`;
}

function names(attributes) {
  return attributes.map((name) => `\`${name}\``).join(", ");
}
