import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..", "..");
const places = [
  root,
  __dirname,
  ...["emulator", "clouds", "stack/engine", "messaging", "messaging/platforms/tencent", "plugin", "../constructs"].map((folder) =>
    join(root, "src", folder),
  ),
];

test("CONTRIBUTING names files and folders that are there", () => {
  const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  const named = [...text.matchAll(/`([\w./-]+(?:\.(?:ts|md|mjs|json|cjs)|\/))`/g)].map(([, path = ""]) => path);
  const own = /^(?:resource|attributes|rules|data-source|holdings)\.ts$/;
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !own.test(path) && !places.some((place) => existsSync(join(place, path))))).toEqual([]);
});
