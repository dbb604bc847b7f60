/** Tables of rules: of a resource or data source, of a cloud's settings, of an account. */

/** @returns {string[]} lines of Markdown; none for a resource without rules */
export function rulesTable({ attributes, rules = [], files = [] }, cloud, say) {
  const all = [...rules, ...files.flatMap(({ rules }) => rules)];
  const rows = rowsOf(all, attributes, say);
  if (rows.length === 0) return [];
  const firm = rows.find(({ level }) => level.includes("error"));
  const example = firm ? setting(cloud, firm.id, "warn") : setting(cloud, rows[0].id, "off");
  return [
    `## ${say("Text rules")}`,
    "",
    say(
      "What the platform's document demands is checked while planning. A rule binds new applications: it counts for a create, a replacement and\na change of an attribute that it looks at, and is at most a warning otherwise. A finding names the offending piece and the fix.\nWhere you know better, set its level in the provider block: {setting}.",
      { setting: example },
    ),
    "",
    ...table(cloud, sorted(rows), say),
  ];
}

/** @returns {string[]} lines of Markdown; none for a data source without rules */
export function questionRulesTable({ attributes, rules = [] }, cloud, say) {
  if (rules.length === 0) return [];
  return [
    `## ${say("Rules")}`,
    "",
    say("Checked before anything is asked. Where you know better, set its level in the provider block: {setting}.", {
      setting: setting(cloud, rules[0].id, "warn"),
    }),
    "",
    ...table(cloud, rowsOf(rules, attributes, say), say),
  ];
}

function table({ name }, rows, say) {
  return [
    `| ${["Rule", "Level", "Demands"].map((title) => say(title)).join(" | ")} |`,
    "|---|---|---|",
    ...rows.map(({ id, level, demands }) => `| ${name}.${id} | ${level} | ${say(demands)} |`),
  ];
}

function setting({ name }, id, level) {
  return `\`${name} { rules = { ${id} = "${level}" } }\``;
}

function sorted(rows) {
  return rows.toSorted((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }));
}

/** @returns {string[]} lines of Markdown; none for a cloud without such rules */
export function accountRulesTable(cloud, say) {
  const { title, accountRules = [] } = cloud;
  if (accountRules.length === 0) return [];
  return [
    `## ${say("Account rules of {title}", { title: say(title) })}`,
    "",
    say(
      "What can be said only of all objects of one account together is checked by `smsform plan`, which sees the whole stack; OpenTofu and Terraform\nshow a provider one object at a time. Their levels are set like those of the text rules: {setting}.",
      { setting: setting(cloud, accountRules[0].id, "off") },
    ),
    "",
    ...table(
      cloud,
      accountRules.map(({ id, level, demands }) => ({ id, level: `\`${level}\``, demands })),
      say,
    ),
  ];
}

/** @returns {string[]} lines of Markdown; none for a cloud without such rules */
export function settingRulesTable(cloud, say) {
  const { title, settings, settingRules = [] } = cloud;
  if (settingRules.length === 0) return [];
  return [
    `## ${say("Rules about the settings of {title}", { title: say(title) })}`,
    "",
    say("Told where the block is configured. Their levels are set like those of the text rules: {setting}.", {
      setting: setting(cloud, settingRules[0].id, "off"),
    }),
    "",
    ...table(cloud, rowsOf(settingRules, settings, say), say),
  ];
}

/** One row per rule; a rule that is checked in several places is one, with all their levels. */
function rowsOf(rules, attributes, say) {
  return [...new Set(rules.map(({ id }) => id))].map((id) => {
    const [first, ...others] = rules.filter((rule) => rule.id === id);
    const levels = new Set([first, ...others].map((rule) => levelOf(rule, attributes, say)));
    return { id, level: [...levels].join(say(" or ")), demands: first.demands };
  });
}

/** Numbers that the rules look at are codes out of short lists. */
const codes = [0, 1, 2, 3];

/** The level, and where it is a function: its values over the closed lists that the rule looks at, and which of them decide. */
function levelOf({ level, looksAt }, attributes, say) {
  if (typeof level === "string") return `\`${level}\``;
  const listOf = ({ type }) => type.oneOf ?? (type.kind === "number" ? codes : undefined);
  const lists = looksAt.filter((name) => listOf(attributes[name])).map((name) => [name, listOf(attributes[name])]);
  const cases = lists.reduce((cases, [name, values]) => cases.flatMap((some) => values.map((value) => ({ ...some, [name]: value }))), [{}]);
  const levels = [...new Set(cases.map((values) => level(values)))].sort();
  const decides = ([name, values]) => cases.some((some) => values.some((value) => level(some) !== level({ ...some, [name]: value })));
  const quoted = (words) => words.map((word) => `\`${word}\``);
  return say("{levels}, by {names}", {
    levels: quoted(levels).join(say(" or ")),
    names: quoted(lists.filter(decides).map(([name]) => name)).join(say(", ")),
  });
}
