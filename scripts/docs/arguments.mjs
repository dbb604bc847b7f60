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
export function argumentReference(attributes) {
  return ["## Schema", ...groupLines(attributes, "###", []), ...nestedSections(attributes, [])];
}

function groupLines(attributes, heading, path) {
  return groups.flatMap(({ title, note, holds }) => {
    const members = Object.entries(attributes)
      .filter(([, attribute]) => holds(attribute))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    if (members.length === 0) return [];
    return [
      "",
      heading === undefined ? `${title}:` : `${heading} ${title}`,
      "",
      ...(note === undefined ? [] : [note, ""]),
      ...members.map(([name, it]) => line(name, it, [...path, name])),
    ];
  });
}

function line(name, attribute, path) {
  const marks = [
    attribute.block ? "Block" : typeName(attribute.type),
    ...(attribute.sensitive ? ["Sensitive"] : []),
    ...(attribute.forcesReplacement ? ["Forces replacement"] : []),
  ];
  const notes = [attribute.doc, ...allowed(attribute), ...environment(attribute), ...seeBelow(attribute, path)];
  return `- \`${name}\` (${marks.join(", ")}) ${notes.join(" ")}`;
}

export function typeName(type) {
  switch (type.kind) {
    case "string":
    case "number":
      return type.kind === "string" ? "String" : "Number";
    case "bool":
      return "Boolean";
    case "nested":
      return type.nesting === "single" ? "Object" : `${capitalized(type.nesting)} of Object`;
    default:
      return `${capitalized(type.kind)} of ${typeName(type.element)}`;
  }
}

/** The closed list, where the description does not name every value itself. */
function allowed({ type, doc }) {
  const values = type.oneOf ?? type.element?.oneOf;
  if (!values || values.every((value) => doc.includes(`\`${value}\``))) return [];
  return [`One of ${values.map((value) => `\`${value}\``).join(", ")}.`];
}

function environment({ env }) {
  return env ? [`Else from the environment: ${env.map((name) => `\`${name}\``).join(" or ")}.`] : [];
}

function seeBelow({ type }, path) {
  return type.kind === "nested" ? [`See [below](#nestedschema--${path.join("--")}).`] : [];
}

function nestedSections(attributes, path) {
  return Object.entries(attributes).flatMap(([name, { type }]) => {
    if (type.kind !== "nested") return [];
    const here = [...path, name];
    const heading = ["", `<a id="nestedschema--${here.join("--")}"></a>`, `### Nested Schema for \`${here.join(".")}\``];
    return [...heading, ...groupLines(type.attributes, undefined, here), ...nestedSections(type.attributes, here)];
  });
}

function capitalized(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
