import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { formatState, parseState } from "../../src/stack/state/format";
import { describeEngine } from "../support/engines/engine";

jest.setTimeout(120_000);

/** Whole numbers of any size, fractions of any length and what is computed from them. */
const digits = fc.stringMatching(/^[1-9]\d{0,170}$/);
const literals = fc.oneof(
  fc.integer().map(String),
  digits,
  fc.tuple(digits, digits).map(([whole, fraction]) => `${whole}.${fraction}`),
  fc.tuple(fc.nat(99), digits, fc.nat(200)).map(([whole, fraction, power]) => `${whole}.${fraction}e-${power}`),
  fc.tuple(fc.nat(99), digits, fc.nat(99)).map(([whole, fraction, power]) => `${whole}.${fraction}e${power}`),
);
const computed = fc.tuple(literals, fc.constantFrom("+", "-", "*", "/"), literals).map(([a, sign, b]) => `${a} ${sign} (${b} + 1)`);

/** A state with each number as the text of its digits, read by nothing of ours. */
function withDigits(state: string): { outputs: unknown; resources: readonly unknown[] } {
  return JSON.parse(state.replace(/(?<=[[:,]\s*)-?\d[\d.eE+-]*(?=\s*[,\]}])/g, '"$&"'));
}

describeEngine("a state with arbitrary numbers", (engine) => {
  it("is written by the engine, and written again with the same digits", async () => {
    const numbers = [...fc.sample(literals, 150), ...fc.sample(computed, 150)];
    const values = numbers.map((text) => `  ${text},\n`).join("");
    const work = await engine.work({
      files: { "main.tf": `resource "terraform_data" "kept" {\n  input = [\n${values}]\n}\noutput "x" {\n  value = [\n${values}]\n}\n` },
    });
    try {
      await work.init();
      expect(await work.run("apply", "-auto-approve")).toMatchObject({ exitCode: 0 });
      const written = await readFile(join(work.folder, "terraform.tfstate"), "utf8");
      const again = withDigits(formatState(parseState(written, "terraform.tfstate")));
      const before = withDigits(written);
      expect(again.outputs).toEqual(before.outputs);
      expect(again.resources).toMatchObject(before.resources);
      expect(JSON.stringify(before.outputs)).toMatch(/\d{150}/);
    } finally {
      await work.remove();
    }
  });
});
