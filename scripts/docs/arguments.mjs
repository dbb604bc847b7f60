/** The argument reference of a page: attributes grouped by who gives them, nested ones under headings of their own. */

const groups = [
  { title: "Required", holds: ({ presence }) => presence === "required" },
  {
    title: "Required to create",
    note: "The platform never tells them, so an object that is there already does without. A plan demands them for a create, a replacement and a change that is sent; filled in later, they are recorded and not sent.",
    holds: ({ presence }) => presence === "requiredToCreate",
  },
  { title: "Optional", holds: ({ presence }) => ["optional", "defaulted", "derived"].includes(presence) },
  { title: "Read-Only", holds: ({ presence }) => presence === "computed" },
];

/** @returns {string[]} lines of Markdown, beginning with the heading `## Schema` */
export function argumentReference(attributes, say) {
  return [`## ${say("Schema")}`, ...groupLines(attributes, "###", [], say), ...nestedSections(attributes, [], say)];
}

function groupLines(attributes, heading, path, say) {
  return groups.flatMap(({ title, note, holds }) => {
    const members = Object.entries(attributes)
      .filter(([, attribute]) => holds(attribute))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    if (members.length === 0) return [];
    return [
      "",
      heading === undefined ? say(`${title}:`) : `${heading} ${say(title)}`,
      "",
      ...(note === undefined ? [] : [say(note), ""]),
      ...members.map(([name, it]) => line(name, it, [...path, name], say)),
    ];
  });
}

function line(name, attribute, path, say) {
  const marks = [
    attribute.block ? say("Block") : typeName(attribute.type, say),
    ...(attribute.sensitive ? [say("Sensitive")] : []),
    ...(attribute.forcesReplacement ? [say("Forces replacement")] : []),
  ];
  const notes = [say(attribute.doc), ...allowed(attribute, say), ...environment(attribute, say), ...seeBelow(attribute, path, say)];
  return say("- `{name}` ({marks}) {notes}", { name, marks: marks.join(say(", ")), notes: notes.join(say(" ")) });
}

export function typeName(type, say) {
  switch (type.kind) {
    case "string":
    case "number":
      return say(type.kind === "string" ? "String" : "Number");
    case "bool":
      return say("Boolean");
    case "nested":
      return type.nesting === "single" ? say("Object") : say(`${capitalized(type.nesting)} of {element}`, { element: say("Object") });
    default:
      return say(`${capitalized(type.kind)} of {element}`, { element: typeName(type.element, say) });
  }
}

/** The closed list, where the description does not name every value itself. */
function allowed({ type, doc }, say) {
  const values = type.oneOf ?? type.element?.oneOf;
  if (!values || values.every((value) => doc.includes(`\`${value}\``))) return [];
  return [say("One of {values}.", { values: values.map((value) => `\`${value}\``).join(say(", ")) })];
}

function environment({ env }, say) {
  return env ? [say("Else from the environment: {names}.", { names: env.map((name) => `\`${name}\``).join(say(" or ")) })] : [];
}

function seeBelow({ type }, path, say) {
  return type.kind === "nested" ? [say("See [below]({anchor}).", { anchor: `#nestedschema--${path.join("--")}` })] : [];
}

function nestedSections(attributes, path, say) {
  return Object.entries(attributes).flatMap(([name, { type }]) => {
    if (type.kind !== "nested") return [];
    const here = [...path, name];
    const heading = [
      "",
      `<a id="nestedschema--${here.join("--")}"></a>`,
      `### ${say("Nested Schema for {name}", { name: `\`${here.join(".")}\`` })}`,
    ];
    return [...heading, ...groupLines(type.attributes, undefined, here, say), ...nestedSections(type.attributes, here, say)];
  });
}

function capitalized(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
