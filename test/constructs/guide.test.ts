/** The program of the guide, whole, as a user runs it. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { transformSync } from "esbuild";
import { bookshopFiles, proof } from "./bookshop";
import { engines } from "./engines";

const root = join(__dirname, "..", "..");

test("declares what the tests of its constructs declare", () => {
  const [, program = ""] = /```ts\n(.*?)```/s.exec(readFileSync(join(root, "docs", "guides", "constructs.md"), "utf8")) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "smsform-guide-"));
  try {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(root, join(folder, "node_modules", "smsform"));
    for (const name of ["cdktf", "constructs"]) {
      symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(folder, "node_modules", name));
    }
    copyFileSync(proof, join(folder, "licence.jpg"));
    writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ language: "typescript", app: "node main.js" }));
    writeFileSync(join(folder, "main.js"), transformSync(program, { loader: "ts", format: "cjs" }).code);
    execFileSync(process.execPath, ["main.js"], { cwd: folder, encoding: "utf8" });
    const { resource } = JSON.parse(readFileSync(join(folder, "cdktf.out", "stacks", "shop", "cdk.tf.json"), "utf8"));
    const [[, cdktf] = []] = engines;
    if (!cdktf) throw new Error("there is no engine");
    const tested = JSON.parse(String(bookshopFiles(cdktf)["cdk.tf.json"])).resource;
    const ofFiles = /"(signature_file|proof_image_file|file)": *"[^"]*"/g;
    const comparable = (resources: unknown) => JSON.stringify(resources, null, 1).replace(ofFiles, '"$1": "a file"');
    expect(comparable(resource)).toBe(comparable(tested));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
