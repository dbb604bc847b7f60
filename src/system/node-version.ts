/** The oldest Node that all of this runs on, as `engines` of package.json says it. Imports nothing: an older one may not even read the rest. */
export const oldestNode = "20.3";

/** What to tell where the running Node is older; a sentence without its full stop. */
export function nodeProblem(program: string, { versions, execPath }: RunningNode = process): string | undefined {
  const [[major, minor], [oldestMajor, oldestMinor]] = [numbersOf(versions.node), numbersOf(oldestNode)];
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `${program} needs Node.js ${oldestNode} or later; this is ${versions.node}, at ${execPath}`;
}

interface RunningNode {
  readonly versions: { readonly node: string };
  readonly execPath: string;
}

function numbersOf(version: string): readonly [major: number, minor: number] {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return [major, minor];
}
