import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { clouds } from "../../src/clouds";
import { createProvider } from "../../src/reconcile";
import { PlanUnusable, readPlanFile } from "../../src/stack";
import { systemWorld } from "../../src/system/world";
import { stacks, type TestStack, templateBlock } from "../support/stacks/stacks";

const begin = stacks();
const provider = createProvider(clouds);
const secret = "a-title-that-is-secret";
const main = `variable "title" {\n  default = "${secret}"\n  sensitive = true\n}\n${templateBlock("code", "", { title: "${var.title}" })}`;

interface Kept {
  readonly stack: TestStack;
  readonly path: string;
  /** As it was written. */
  readonly whole: Buffer;
}

async function kept(): Promise<Kept> {
  const stack = await begin({ "main.tf": main });
  await stack.planToFile();
  const path = join(stack.folder, "plan.bin");
  return { stack, path, whole: readFileSync(path) };
}

/** What reading the file says; undefined where it can be used. */
async function problemWith({ path, stack }: Kept, content: Buffer | string): Promise<string | undefined> {
  writeFileSync(path, content);
  try {
    await readPlanFile({ path, cwd: stack.folder, version: "1.0.0" }, { provider, machine: systemWorld });
    return undefined;
  } catch (problem) {
    if (!(problem instanceof PlanUnusable)) throw problem;
    return problem.message;
  }
}

async function nothingHappened({ stack }: Kept): Promise<void> {
  expect(stack.writes()).toEqual([]);
  expect(stack.stateText()).toBe("");
  expect(stack.emulator.admin.objects()).toEqual([]);
}

const said = /is no plan of smsform|is damaged|was made by smsform/;

describe("a plan file that was damaged", () => {
  it("is refused wherever it was cut off, in a message that shows nothing of it", async () => {
    const plan = await kept();
    expect(await problemWith(plan, plan.whole)).toBeUndefined();
    const accepted: unknown[] = [];
    for (let length = 0; length < plan.whole.length; length++) {
      const problem = await problemWith(plan, plan.whole.subarray(0, length));
      if (!problem || !said.test(problem) || problem.includes(secret)) accepted.push([length, problem]);
    }
    expect(accepted).toEqual([]);
    await nothingHappened(plan);
  });

  it("is refused whatever became of its bytes", async () => {
    const plan = await kept();
    const change = fc.record({ at: fc.nat(plan.whole.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Buffer.from(plan.whole);
        for (const { at, to } of changes) bytes[at] = to;
        fc.pre(!bytes.equals(plan.whole));
        expect(await problemWith(plan, bytes)).toMatch(said);
      }),
      { numRuns: 300 },
    );
    await nothingHappened(plan);
  });

  it("is refused when something was added, doubled or taken out", async () => {
    const plan = await kept();
    // Not in the first line: said twice it may mean the same.
    const place = fc.integer({ min: plan.whole.indexOf("\n"), max: plan.whole.length });
    await fc.assert(
      fc.asyncProperty(place, place, fc.uint8Array({ maxLength: 3 }), async (from, to, more) => {
        const bytes = Buffer.concat([plan.whole.subarray(0, from), more, plan.whole.subarray(to)]);
        fc.pre(!bytes.equals(plan.whole));
        expect(await problemWith(plan, bytes)).toMatch(said);
      }),
      { numRuns: 300 },
    );
  });

  it("is not taken for one where it never was one", async () => {
    const plan = await kept();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(`${text}\n${text}\n`)),
        ),
        async (bytes) => {
          expect(await problemWith(plan, Buffer.from(bytes))).toContain("is no plan of smsform. smsform plan --out=FILE makes one.");
        },
      ),
    );
    await nothingHappened(plan);
  });

  it("is refused when it was edited and given the digest of what it holds now", async () => {
    const plan = await kept();
    const [header = "", body = ""] = plan.whole.toString().split("\n");
    const edits = [
      body.replace('"changes":[', '"changes":5,"others":['),
      "{}",
      "null",
      "5",
      "{",
      body.replace('"variables":[', '"variables":[5,'),
    ];
    for (const edited of edits) {
      const sha256 = createHash("sha256").update(edited).digest("hex");
      expect(await problemWith(plan, `${JSON.stringify({ ...JSON.parse(header), sha256 })}\n${edited}\n`)).toMatch(/is damaged/);
    }
    await nothingHappened(plan);
  });

  it("is refused as a folder", async () => {
    const { stack, path } = await kept();
    rmSync(path);
    mkdirSync(path);
    expect((await stack.applyFile()).errors).toEqual([expect.stringMatching(/The plan file .* cannot be read \(it is a folder\)/)]);
  });

  it("is refused by another version of the program, which names both", async () => {
    const plan = await kept();
    expect((await plan.stack.applyFile({ file: { version: "1.0.1" } })).errors).toEqual([
      expect.stringContaining("was made by smsform 1.0.0, this is smsform 1.0.1: they may plan otherwise. Plan again with this one."),
    ]);
    const later = plan.whole.toString().replace(/"format":\d+/, '"format":999');
    expect(await problemWith(plan, later)).toMatch(/was made by smsform 1\.0\.0/);
    await nothingHappened(plan);
  });
});
