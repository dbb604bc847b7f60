import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { folderWith, removeFolders } from "../support/folder";

const script = join(dirname(dirname(__dirname)), "scripts", "check-reach.mjs");
afterAll(removeFolders);

/** What the check says of a project with these files. */
function check(files: Readonly<Record<string, string>>) {
  const { status, stderr } = spawnSync(process.execPath, [script, folderWith(files)], { encoding: "utf8" });
  return { status, lines: stderr.match(/^ {2}\S+ reaches .+(?=;)/gm)?.map((line) => line.trim()) ?? [] };
}

const sound = {
  "src/system/disk.ts": 'import { openSync } from "node:fs"; import { randomUUID } from "node:crypto"; const a = Math.random();',
  "src/plugin/starting/start.ts": "process.exit(1);",
  "src/stack/a.ts":
    'import { createHash } from "node:crypto"; import type { Stats } from "node:fs"; import { type Socket, isIP } from "node:net";',
  "src/stack/a.test.ts": 'import { openSync } from "node:fs"; process.exit(1);',
};

test("what is reached in an entry, or by the module that implements a port, passes", () => {
  expect(check(sound)).toEqual({ status: 0, lines: [] });
});

test("it fails with every line that reaches past the ports", () => {
  const past = {
    "src/stack/b.ts": '\nimport { openSync } from "node:fs";\nimport * as crypto from "node:crypto";',
    "src/stack/c.ts": 'const load = () => require("fs/promises");\nconst later = import("node:http");',
    "src/http/d.ts": 'import { createHash, randomBytes } from "node:crypto";\nconst a = Math.random();',
    "src/emulator/e.ts": 'void fetch("http://localhost");\nexport { Socket } from "node:net";',
    "src/reconcile/f.ts": "const { exit } = process;\nprocess.exit(1);",
    "src/system/g.ts": "process.exit(1);",
  };
  const { status, lines } = check({ ...sound, ...past });
  expect(status).toBe(1);
  expect(lines.sort()).toEqual([
    "src/emulator/e.ts:1 reaches network by fetch",
    "src/emulator/e.ts:2 reaches network by node:net",
    "src/http/d.ts:1 reaches chance by randomBytes",
    "src/http/d.ts:2 reaches chance by Math.random",
    "src/reconcile/f.ts:1 reaches process end by process.exit",
    "src/reconcile/f.ts:2 reaches process end by process.exit",
    "src/stack/b.ts:2 reaches disk by node:fs",
    "src/stack/b.ts:3 reaches chance by the whole of crypto",
    "src/stack/c.ts:1 reaches disk by fs/promises",
    "src/stack/c.ts:2 reaches network by node:http",
    "src/system/g.ts:1 reaches process end by process.exit",
  ]);
});
