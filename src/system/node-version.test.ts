import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeProblem, oldestNode } from "./node-version";

test("the oldest Node is the one that the package names", () => {
  const { engines } = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8"));
  expect(engines).toEqual({ node: `>=${oldestNode}` });
});

describe("Node", () => {
  const running = (node: string) => ({ versions: { node }, execPath: "/usr/bin/node" });

  test.each(["20.3.0", "20.10.1", "21.0.0", "100.0.0"])("%s is recent enough", (version) => {
    expect(nodeProblem("smsform", running(version))).toBeUndefined();
  });

  test.each(["20.2.9", "18.20.4", "9.11.2"])("%s is told with what is needed, and where it lies", (version) => {
    expect(nodeProblem("smsform", running(version))).toBe(`smsform needs Node.js 20.3 or later; this is ${version}, at /usr/bin/node`);
  });
});
