/**
 * `npm test`: builds, then runs the suites, and what `npm run check` looks at beside them: suites wait for processes and for limits of real time,
 * and the checks compute meanwhile. What the checks find is told as soon as they end, and that they did, once more, after the suites.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const jest = createRequire(import.meta.url).resolve("jest/bin/jest");

const built = await ended(spawn("npm", ["run", "build"], { cwd: root, stdio: "inherit" }));
if (built !== 0) process.exit(built);
const [checked, tested] = await Promise.all([
  check(),
  ended(spawn(process.execPath, [jest, ...process.argv.slice(2)], { stdio: "inherit" })),
]);
if (checked !== 0) console.error("\nnpm run check failed; what it found stands above, among the suites.");
process.exitCode = tested || checked;

async function check() {
  const checks = spawn("npm", ["run", "check"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  for (const stream of [checks.stdout, checks.stderr]) stream.on("data", (part) => said.push(part));
  const code = await ended(checks);
  if (code !== 0) process.stderr.write(Buffer.concat(said));
  else console.log("npm run check: nothing found");
  return code;
}

/** How a process ended; 1 for one that a signal ended. */
function ended(child) {
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}
