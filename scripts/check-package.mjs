/**
 * `node scripts/check-package.mjs TARBALL`: what publint and attw find wrong with the package as npm packed it. Prints a line for each, and fails.
 */
import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const bytes = new Uint8Array(readFileSync(process.argv[2]));

const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
const { problems } = await checkPackage(createPackageFromTarballData(bytes));
const found = [
  ...messages.map((message) => `publint: ${formatMessage(message, pkg)}`),
  ...problems.map((problem) => `attw: ${JSON.stringify(problem)}`),
];
for (const line of found) console.log(line);
if (found.length > 0) process.exitCode = 1;
