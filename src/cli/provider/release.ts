/** The files of a release, as a provider registry wants them. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { bundleName, launcherName } from "../../plugin/starting/bundled";
import { oldestNode } from "../../system/node-version";
import { type ArchivedFile, createArchive } from "./archive";
import { ownPlatform, releasePlatforms } from "./platforms";
import { compiledPlugin } from "./plugin-files";

export interface ReleaseFile {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface Release {
  readonly files: readonly ReleaseFile[];
  readonly checksumsName: string;
}

export interface ReleaseInput {
  readonly version: string;
  /** Folder of the bundled plugin. */
  readonly plugin: string;
  /** For this machine; without it, this machine gets the bundle as the others do. */
  readonly executable: Uint8Array | undefined;
}

export function createRelease({ version, plugin, executable }: ReleaseInput): Release {
  const base = `terraform-provider-sms_${version}`;
  // Compressing takes time, and most platforms get the same.
  const made = new Map<Kind, Uint8Array>();
  const archives = releasePlatforms.map((platform) => {
    const kind = kindOf(platform);
    const content =
      made.get(kind) ??
      createArchive(executable && kind === "own" ? single(version, plugin, executable) : bundled(version, plugin, platform));
    made.set(kind, content);
    return { name: `${base}_${platform}.zip`, content };
  });
  const manifest = { version: 1, metadata: { protocol_versions: ["6.0"] } };
  const listed = [...archives, textFile(`${base}_manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`)];
  const checksumsName = `${base}_SHA256SUMS`;
  const checksums = listed.map(({ name, content }) => `${createHash("sha256").update(content).digest("hex")}  ${name}\n`);
  return { files: [...listed, textFile(checksumsName, checksums.join(""))], checksumsName };
}

/** What decides about an archive's contents. */
type Kind = "own" | "windows" | "unix";

function kindOf(platform: string): Kind {
  if (platform === ownPlatform) return "own";
  return platform.startsWith("windows") ? "windows" : "unix";
}

function single(version: string, plugin: string, executable: Uint8Array): ArchivedFile[] {
  return [{ name: `terraform-provider-sms_v${version}`, content: executable, executable: true }, noticeIn(plugin)];
}

/** The licences of what is bundled. */
function noticeIn(plugin: string): ArchivedFile {
  return { name: noticeName, content: readFileSync(join(plugin, noticeName)), executable: false };
}

/** Engines take the first file that begins with `terraform-provider-sms` for the plugin: the other names begin otherwise. */
function bundled(version: string, plugin: string, platform: string): ArchivedFile[] {
  const program = `terraform-provider-sms_v${version}`;
  const starter = platform.startsWith("windows") ? textFile(`${program}.cmd`, windowsStarter) : textFile(program, unixStarter);
  const file = (name: string, from: string) => ({ name, content: readFileSync(join(plugin, from)), executable: false });
  const codeCache = platform === ownPlatform ? compiledPlugin(plugin) : undefined;
  const compiled = codeCache === undefined ? [] : [file(basename(codeCache), basename(codeCache))];
  return [{ ...starter, executable: true }, file(launcherFile, launcherName), file(bundleName, bundleName), noticeIn(plugin), ...compiled];
}

const noticeName = "NOTICE";
const launcherFile = "smsform-launcher.js";

/**
 * On stdout, because engines show what they find there in the place of a handshake. They read no more once the process has ended, so it
 * stays a moment; they end it as soon as they have read.
 */
const unixStarter = `#!/bin/sh
if ! command -v node >/dev/null 2>&1; then
  echo "terraform-provider-sms needs Node.js ${oldestNode} or later on the PATH, where there is none"
  command -v sleep >/dev/null 2>&1 && sleep 2
  exit 1
fi
exec node "\${0%/*}/${launcherFile}" "$@"
`;

const windowsStarter = `@node "%~dp0${launcherFile}" %*\r\n`;

function textFile(name: string, text: string): ReleaseFile {
  return { name, content: Buffer.from(text) };
}
