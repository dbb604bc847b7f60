import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import type { Engine } from "./engines";

/** A synthesized stack as a folder of files, the copies of its proofs among them. It has a provider unless it makes one itself. */
export function synthesizedFiles({ engine, sms }: Engine, build: (stack: TerraformStack) => void): Record<string, string | Buffer> {
  const outdir = mkdtempSync(join(tmpdir(), "smsform-synth-"));
  try {
    const app = new engine.App({ outdir });
    const stack = new engine.TerraformStack(app, "shop");
    build(stack);
    if (!stack.node.tryFindChild("sms")) new sms.SmsProvider(stack, "sms");
    app.synth();
    const folder = join(outdir, "stacks", "shop");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(folder, name)).isFile());
    const { terraform, ...json } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
    // The backend's path is one on this machine.
    const { backend: _, ...settings } = terraform;
    const others = files.filter((name) => name !== "cdk.tf.json").map((name) => [name, readFileSync(join(folder, name))]);
    return { ...Object.fromEntries(others), "cdk.tf.json": JSON.stringify({ ...json, terraform: settings }) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
