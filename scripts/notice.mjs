/** The licences of the packages whose code is in a bundle, as one text. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** @param root folder of the project. @param inputs paths of the bundled files, as esbuild's metafile has them */
export function noticeOf(root, inputs) {
  const folders = new Set(inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []));
  const packages = [...folders].map((folder) => licenceOf(join(root, folder))).sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    head,
    ...packages.map(({ name, version, license, text }) => `${"-".repeat(80)}\n${name} ${version} (${license})\n\n${text.trim()}\n`),
  ].join("\n");
}

const head = `smsform is licensed under the Apache License 2.0, which is in the file LICENSE. The plugin (smsform-provider.js, and the single executables
that are made of it), the command line (cli/start.js) and the library (system/network/library.js) each hold code of some of the following packages, under their own licences. A single executable also holds Node.js, whose licence is at
https://github.com/nodejs/node/blob/main/LICENSE.
`;

/** @throws Error for a package that gives no text: then nobody may bundle it */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const entries = readdirSync(folder);
  const file = entries.find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  const text = file ? readFileSync(join(folder, file), "utf8") : licenceInReadme(folder, entries);
  if (text === undefined) throw new Error(`${name} ${version} has no licence text, so its code cannot be bundled`);
  return { name, version, license, text };
}

/** Some packages have no file for it, but a section that ends their README. */
function licenceInReadme(folder, entries) {
  const readme = entries.find((entry) => /^readme\.md$/i.test(entry));
  return readme && /^#*\s*License\s*\n(?:-+\n)?([\s\S]*)/im.exec(readFileSync(join(folder, readme), "utf8"))?.[1];
}
