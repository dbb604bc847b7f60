/** Faults that are put into our own code, to see that histories find them. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export function readMutations() {
  return JSON.parse(readFileSync(join(root, "test", "simulation", "mutations", "mutations.json"), "utf8"));
}

/**
 * The source with the fault in it; the file stays as it is.
 * @param mutation `file`, from the root, in which `from`, which stands there once, becomes `to`
 * @throws Error where it fits no more
 */
export function mutated({ name, file, from, to }) {
  const source = readFileSync(join(root, file), "utf8");
  const times = source.split(from).length - 1;
  if (times !== 1)
    throw new Error(
      `The mutation "${name}" wants to change this in ${file}, where it stands ${times} times, not once. ` +
        `Write it anew in test/simulation/mutations/mutations.json:\n${from}`,
    );
  return source.replace(from, () => to);
}
