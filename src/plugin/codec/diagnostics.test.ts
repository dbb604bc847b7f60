import { list, map, nested, optional, set, string } from "../../schema";
import { encodeDiagnostics, encodePath } from "./diagnostics";

const doc = "";
const attributes = {
  name: optional(string, { doc }),
  tags: optional(set(string), { doc }),
  labels: optional(map(string), { doc }),
  parts: optional(nested("list", { size: optional(string, { doc }), names: optional(list(string), { doc }) }), { doc }),
  limits: optional(nested("single", { daily: optional(string, { doc }) }), { doc }),
};

describe("paths in diagnostics", () => {
  it.each([
    [["name"], [{ attributeName: "name" }]],
    [
      ["labels", "a b"],
      [{ attributeName: "labels" }, { elementKeyString: "a b" }],
    ],
    [
      ["limits", "daily"],
      [{ attributeName: "limits" }, { attributeName: "daily" }],
    ],
    [
      ["parts", 1, "names", 0],
      [{ attributeName: "parts" }, { elementKeyInt: 1 }, { attributeName: "names" }, { elementKeyInt: 0 }],
    ],
    [["tags", 0], [{ attributeName: "tags" }]],
    [["nothing", "of", "this"], []],
  ])("%j becomes %j", (path, steps) => {
    expect(encodePath(path, attributes).steps).toEqual(steps);
  });

  it("stand beside texts that steer no terminal of the engine's user", () => {
    const [shown] = encodeDiagnostics([{ severity: "error", summary: "a\nb\u001b[2J", detail: "c\u202e\r\nd\u009b" }], attributes);
    expect(shown).toMatchObject({ summary: "a\\nb\\u001b[2J", detail: "c\\u202e\\r\nd\\u009b" });
  });

  it("are left out where there is none", () => {
    expect(encodeDiagnostics([{ severity: "warning", summary: "s", detail: "d" }], attributes)).toEqual([
      { severity: "WARNING", summary: "s", detail: "d" },
    ]);
  });
});
