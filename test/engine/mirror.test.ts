import { copyFile, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../src/emulator";
import { signatureBlock, templateBlock } from "../scenarios/stacks";
import { describeEngine } from "../support/engine";
import { bundlePlugin } from "../support/plugin-bundle";

jest.setTimeout(120_000);

const platform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;

/** What a registry would serve, laid out for both hosts. */
async function mirror(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "smsform-mirror-"));
  for (const host of ["registry.terraform.io", "registry.opentofu.org"]) {
    const folder = join(root, host, "smsform", "sms", "0.1.0", platform);
    await mkdir(folder, { recursive: true });
    await copyFile(join(await bundlePlugin(), "terraform-provider-sms"), join(folder, "terraform-provider-sms_v0.1.0"));
  }
  return root;
}

const stack = `
terraform {
  required_providers {
    sms = {
      source  = "smsform/sms"
      version = "~> 0.1"
    }
  }
}
${signatureBlock("s", { more: "deletion_protection = false" })}
${templateBlock("t", { more: "depends_on = [sms_baidu_signature.s]" })}
`;

describeEngine("a real init from a mirror", (engine) => {
  it("installs the plugin with a lock file, and the engine then starts it by itself", async () => {
    const root = await mirror();
    const emulator = await startEmulator({ review: "manual" });
    const environment = { SMSFORM_ENDPOINT: emulator.url, BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" };
    const work = await engine.work({ files: { "main.tf": stack }, mirror: root, environment });
    try {
      expect(await work.init()).toMatchObject({ exitCode: 0 });
      const host = engine.command === "tofu" ? "registry.opentofu.org" : "registry.terraform.io";
      expect(await readFile(join(work.folder, ".terraform.lock.hcl"), "utf8")).toContain(`provider "${host}/smsform/sms"`);
      expect(await work.apply()).toMatchObject({ exitCode: 0 });
      expect(emulator.admin.objects()).toHaveLength(2);
      expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });
      expect(await work.destroy()).toMatchObject({ exitCode: 0 });
      expect(emulator.admin.objects()).toEqual([]);
    } finally {
      await work.remove();
      await emulator.close();
      await rm(root, { recursive: true, force: true });
    }
  });
});
