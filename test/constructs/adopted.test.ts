/** Programs that adopting writes, synthesized, planned and applied. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { buildSync } from "esbuild";
import { unlimited } from "../../src/http/limits/unlimited";
import { embeddedFrontends } from "../scenarios/frontends";
import { adoptFrom, existing, listsSignatures, seedOf, writesIn } from "../support/accounts/existing";
import { type Engine, engines } from "./engines";
import { synthesizedFiles } from "./synthesized-files";

jest.setTimeout(60_000);

const repository = join(__dirname, "..", "..");

/** The function that makes what was adopted, of a program as it was written. */
function compiled(engine: string, files: Readonly<Record<string, string>>): (stack: TerraformStack) => void {
  const folder = mkdtempSync(join(tmpdir(), "smsform-program-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const outfile = join(folder, "adopted.js");
  const alias = { [`smsform/${engine}`]: join(repository, "dist", engine, "index.js"), [engine]: require.resolve(engine) };
  buildSync({
    entryPoints: [join(folder, "adopted.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    alias,
    external: Object.values(alias),
    tsconfigRaw: "{}",
  });
  return require(outfile).adopted;
}

describe.each(engines)("a program that adopt wrote for %s", (name: string, engine: Engine) => {
  const open = embeddedFrontends();

  it.each(["cdktf", "constructs"])("as %s plans imports, writes nothing and is clean", async (form) => {
    const frontend = await open({
      files: {},
      emulator: { seed: seedOf(existing), switches: listsSignatures, rateLimits: "off" },
      limiter: unlimited,
    });
    const said = await adoptFrom(frontend.emulator, ["--as", form, "--engine", name, "--ids", "ids.txt", "baidu", "tencent", "huawei"]);
    expect(said).toMatchObject({ exitCode: 0, stderr: "" });
    if (process.env.SHOW)
      for (const [n, text] of Object.entries(said.files)) if (/account|adopted|main|importing|tencent.ts/.test(n)) console.log(n, text);
    await frontend.write(synthesizedFiles(engine, compiled(name, said.files)));
    const planned = await frontend.plan();
    if (process.env.SHOW) console.log(said.stdout, planned.text.slice(0, 6000));
    expect(planned.ok).toBe(true);
    console.log(planned.changes);
    frontend.log();
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(writesIn(frontend.log())).toEqual([]);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });
});
