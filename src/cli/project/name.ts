/** A name for a package and a stack, from a folder's. */

/** Names that would be taken for something else: npm refuses a package that needs one of its own name. */
const taken = ["smsform", "cdktf", "cdktn", "constructs", "typescript"];
const longest = 60;

export function nameFrom(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .slice(0, longest)
    .replace(/^[^a-z]+|-+$/g, "");
  if (name === "") return "sms";
  return taken.includes(name) ? `${name}-stack` : name;
}
