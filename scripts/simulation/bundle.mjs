/** The simulation as one file that Node runs, be it with a fault that is put into our own code on the way: the tree stays as it is. */
import { join } from "node:path";
import { build } from "esbuild";
import { mutated, root } from "./mutations.mjs";

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

function mutating(mutation) {
  const path = join(root, mutation.file);
  const filter = new RegExp(`${path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
  return {
    name: "mutation",
    setup: ({ onLoad }) => onLoad({ filter }, () => ({ contents: mutated(mutation), loader: "ts" })),
  };
}
