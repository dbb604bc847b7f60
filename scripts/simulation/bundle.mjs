/** The simulation as one file that Node runs, be it with a fault that is put into our own code on the way: the tree stays as it is. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * @param name of the bundle
 * @param mutation `file`, from the root, in which `from`, which stands there once, becomes `to`
 * @returns its path
 */
export async function bundle(name, mutation) {
  const outfile = join(root, "build", "simulation", `${name}.cjs`);
  await build({
    entryPoints: [join(root, "test", "simulation", "worker.ts")],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    logLevel: "error",
    plugins: mutation === undefined ? [] : [mutating(mutation)],
  });
  return outfile;
}

function mutating({ file, from, to }) {
  const path = join(root, file);
  const filter = new RegExp(`${path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
  return {
    name: "mutation",
    setup: ({ onLoad }) =>
      onLoad({ filter }, () => {
        const source = readFileSync(path, "utf8");
        if (source.split(from).length !== 2) throw new Error(`${file} does not have this once: ${from}`);
        return { contents: source.replace(from, () => to), loader: "ts" };
      }),
  };
}
