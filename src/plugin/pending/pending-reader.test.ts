import { appendFile, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { readEntries } from "../../pending/entries";
import { type Line, textOf } from "../../pending/lines";
import { systemWorld } from "../../system/world";
import { createPendingReader } from "./pending-reader";

const owner = { host: "h", boot: "b", namespace: "n", pid: 1, parent: 0, started: "1" };
const token = fc.constantFrom("a", "b", "c");
const line: fc.Arbitrary<Line> = fc.oneof(
  token.map((token) => ({ event: "opened", token, key: `钥匙 ${token}`, at: "2026-01-05T09:00:00.000Z", owner }) as const),
  token.map((token) => ({ event: "answered", token, type: "sms_baidu_template", id: `id-${token}` }) as const),
  token.map((token) => ({ event: "closed", token }) as const),
);
const text = fc.array(line, { maxLength: 5 }).map((lines) => lines.map(textOf).join(""));

/** What happens to the file between two looks. */
const step = fc.oneof(
  { weight: 4, arbitrary: text.map((text) => ({ kind: "append", text }) as const) },
  text.map((text) => ({ kind: "replace", text }) as const),
  line.map((line) => ({ kind: "append", text: textOf(line).slice(0, -7) }) as const),
  fc.constant({ kind: "append", text: "\n" } as const),
  fc.constant({ kind: "remove" } as const),
);

describe("looking into the pending file again and again", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "smsform-pending-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("tells at any time what reading the whole file tells, whoever wrote to it, cut it off or compacted it", async () => {
    const path = join(folder, "pending.jsonl");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await rm(path, { force: true });
        const look = createPendingReader(systemWorld.disk, path);
        for (const step of steps) {
          if (step.kind === "append") await appendFile(path, step.text);
          else if (step.kind === "remove") await rm(path, { force: true });
          else {
            await writeFile(`${path}.new`, step.text);
            await rename(`${path}.new`, path);
          }
          const whole = await readFile(path, "utf8").catch(() => "");
          const seen = await look();
          expect(seen.entries()).toEqual(readEntries(whole));
          expect(seen.endsLine).toBe(whole === "" || whole.endsWith("\n"));
        }
      }),
      { numRuns: 60 },
    );
  });
});
