import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { clouds, functions } from "../../clouds";
import { replaceFile } from "../../files/replace-file";
import { createProvider } from "../../reconcile";
import { schemaDocument } from "../../reconcile/schema-document";
import { oldestNode } from "../../system/node-version";
import { systemWorld } from "../../system/world";
import { packageVersion } from "../../version";
import { ownPlatform } from "../provider/platforms";
import { installPlugin, missingPlugin, pluginFolder } from "../provider/plugin-files";
import { createRelease } from "../provider/release";
import { createExecutable, findInjector } from "../provider/single-executable";
import { joined, json, type Printable, printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";

/** Engines ask the host that they were built for; a mirror must have both. */
const hosts = ["registry.terraform.io", "registry.opentofu.org"];

export interface InstallFlags {
  /** Default: where both engines look by themselves. */
  readonly dir: string | undefined;
}

/** Lays the plugin out as a registry would, so that a real `init` finds it with no network. */
export async function installProvider({ dir }: InstallFlags, terminal: Terminal, plugin = pluginFolder): Promise<number> {
  const missing = missingPlugin(plugin);
  if (missing !== undefined) {
    terminal.err(printable`${missing}\n`);
    return 1;
  }
  const root = dir === undefined ? join(homedir(), ".terraform.d", "plugins") : resolve(terminal.cwd, dir);
  const version = packageVersion();
  const launcher = `terraform-provider-sms_v${version}`;
  for (const host of hosts) installPlugin(plugin, join(root, host, "smsform", "sms", version, ownPlatform), launcher, terminal.environment);
  const configured = dir === undefined ? printable`` : mirrorConfiguration(root);
  terminal.out(printable`Installed the provider ${version} for ${ownPlatform} in ${root}.\n${configured}
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

function mirrorConfiguration(root: string): Printable {
  return printable`
Put this into ~/.terraformrc (Terraform) or ~/.tofurc (OpenTofu):

provider_installation {
  filesystem_mirror { path = ${JSON.stringify(root)} }
}
`;
}

export interface PackageFlags {
  /** Default: `release`, in the working directory. */
  readonly out: string | undefined;
}

/** Makes the files of a release, for a registry or a mirror. The same plugin gives the same bytes. */
export async function packageProvider({ out = "release" }: PackageFlags, terminal: Terminal, plugin = pluginFolder): Promise<number> {
  const missing = missingPlugin(plugin);
  if (missing !== undefined) {
    terminal.err(printable`${missing}\n`);
    return 1;
  }
  const folder = resolve(terminal.cwd, out);
  const injector = findInjector(terminal.cwd);
  const executable = injector === undefined ? undefined : createExecutable(plugin, injector);
  const { files, checksumsName } = createRelease({ version: packageVersion(), plugin, executable });
  mkdirSync(folder, { recursive: true });
  const list = joined(
    files.map(({ name, content }) => `  ${name}  ${sizeOf(content)}`),
    "\n",
  );
  for (const { name, content } of files) replaceFile(systemWorld, join(folder, name), content, { mode: 0o644 });
  terminal.out(printable`Made in ${folder}:

${list}

${executable ? withExecutable : withoutExecutable}
The others hold a script that needs Node.js ${oldestNode} or later on the PATH. On Windows it is started by a .cmd file.

A registry wants a signature of the checksums beside them:

  gpg --detach-sign ${join(folder, checksumsName)}
`);
  return 0;
}

const withExecutable = `The one for ${ownPlatform} is a single executable that needs nothing else.`;
const withoutExecutable = `The one for ${ownPlatform} is no single executable, because postject is not installed here: npm install --save-dev postject@1.0.0-alpha.6`;

function sizeOf(content: Uint8Array): string {
  const kib = content.length / 1024;
  return kib < 1024 ? `${Math.ceil(kib)} KiB` : `${Math.round(kib / 1024)} MiB`;
}

/** The document of `terraform providers schema -json`, from which bindings and documentation are generated. */
export async function schema(terminal: Terminal): Promise<number> {
  terminal.out(printable`${json(schemaDocument(createProvider(clouds, functions)), 2)}\n`);
  return 0;
}
