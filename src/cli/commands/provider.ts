import { chmodSync, copyFileSync, existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { packageVersion } from "../../version";
import type { Terminal } from "../terminal";

/** Engines ask the host that they were built for; a mirror must have both. */
const hosts = ["registry.terraform.io", "registry.opentofu.org"];

export interface InstallFlags {
  /** Default: where both engines look by themselves. */
  readonly dir: string | undefined;
}

/** Lays the plugin out as a registry would, so that a real `init` finds it with no network. */
export async function installProvider({ dir }: InstallFlags, terminal: Terminal): Promise<number> {
  const plugin = resolve(__dirname, "..", "..", "terraform-provider-sms");
  if (!existsSync(plugin)) {
    terminal.err(`There is no plugin at ${plugin}. In a checkout, build it first: npm run build.\n`);
    return 1;
  }
  const root = dir === undefined ? join(homedir(), ".terraform.d", "plugins") : resolve(terminal.cwd, dir);
  const version = packageVersion();
  for (const host of hosts) {
    const folder = join(root, host, "smsform", "sms", version, platform());
    const file = join(folder, `terraform-provider-sms_v${version}`);
    mkdirSync(folder, { recursive: true });
    copyFileSync(plugin, file);
    chmodSync(file, 0o755);
  }
  const configured = dir === undefined ? "" : mirrorConfiguration(root);
  terminal.out(`Installed the provider ${version} for ${platform()} in ${root}.\n${configured}
Name it in the stack, then run init as usual:

terraform {
  required_providers {
    sms = {
      source  = "smsform/sms"
      version = "~> ${version.split(".").slice(0, 2).join(".")}"
    }
  }
}
`);
  return 0;
}

function mirrorConfiguration(root: string): string {
  return `
Put this into ~/.terraformrc (Terraform) or ~/.tofurc (OpenTofu):

provider_installation {
  filesystem_mirror { path = ${JSON.stringify(root)} }
}
`;
}

/** The engines' names of systems and processors. */
function platform(): string {
  const systems: Readonly<Record<string, string>> = { win32: "windows" };
  const processors: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };
  return `${systems[process.platform] ?? process.platform}_${processors[process.arch] ?? process.arch}`;
}
