/** What is published, as npm packs it. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

function packed(): string[] {
  const listed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", "--silent"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  const [{ files }] = JSON.parse(listed) as [{ files: { path: string }[] }];
  return files.map(({ path }) => path);
}

describe("the package", () => {
  const files = packed();

  test("holds program, plugin, types, documentation and examples, and says where it comes from", () => {
    for (const path of [
      "dist/index.js",
      "dist/index.d.ts",
      "dist/cdktf/index.d.ts",
      "dist/cli/main.js",
      "dist/terraform-provider-sms",
      "dist/messaging/index.d.ts",
      "dist/catalogue.schema.json",
      "docs/index.md",
      "examples/tencent/main.ts",
      "README.md",
      "LICENSE",
      "CHANGELOG.md",
    ])
      expect(files).toContain(path);
    const { homepage, repository } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect([homepage, repository.url]).toEqual([expect.stringMatching(/^https:/), expect.stringMatching(/^git\+https:/)]);
  });

  test("holds nothing of the machine that built it: no compiled code, no source maps, no tests", () => {
    expect(files.filter((path) => /\.(?:cache|map|tsbuildinfo)$|\.test\.|^dist\/examples/.test(path))).toEqual([]);
  });

  test("holds the licence text of every package whose code is bundled", () => {
    expect(files).toContain("dist/NOTICE");
    const notice = readFileSync(join(root, "dist", "NOTICE"), "utf8");
    const sections = notice.split(`${"-".repeat(80)}\n`).slice(1);
    for (const name of ["@grpc/grpc-js", "protobufjs", "axios", "agent-base", "@msgpack/msgpack"])
      expect(sections.filter((section) => section.startsWith(`${name} `))).toHaveLength(1);
    for (const section of sections) expect(section).toMatch(/^\S+ \d+\.\d+\.\d+\S* \([\w.-]+\)\n\n[\s\S]{400,}/);
  });
});
