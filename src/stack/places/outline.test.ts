import fc from "fast-check";
import { type OutlineItem, outlineOf } from "./outline";

/** `name label…:first-last{…}`, one after another. */
function shown(items: readonly OutlineItem[]): string {
  return items
    .map((item) => {
      const lines = `${item.firstLine}${item.lastLine === item.firstLine ? "" : `-${item.lastLine}`}`;
      return item.kind === "attribute"
        ? `${item.name}:${lines}`
        : `${[item.name, ...item.labels].join(" ")}:${lines}{${shown(item.items)}}`;
    })
    .join(" ");
}

describe("the outline of HCL has the lines of blocks and attributes", () => {
  test.each<[string, string, string]>([
    ["labels in quotes and without", 'resource "sms_x" a {\n  b = 1\n}\n', "resource sms_x a:1-3{b:2}"],
    ["a block on one line", 'variable "a" { default = 1 }\nlocals {}', "variable a:1{default:1} locals:2{}"],
    ["blocks in blocks", "a {\n b {\n  c = 1\n }\n b { c = 2 }\n}", "a:1-6{b:2-4{c:3} b:5{c:5}}"],
    ["values over several lines", 'a = {\n  b = [\n    "c",\n  ]\n}\nd = 1', "a:1-5 d:6"],
    ["names of other scripts, with dashes", "登录-a = 1\né = 2", "登录-a:1 é:2"],
    ["line breaks of Windows", 'a {\r\n  b = "x"\r\n}\r\nc = 1\r\n', "a:1-3{b:2} c:4"],
  ])("%s", (_title, text, outline) => {
    expect(shown(outlineOf(text))).toBe(outline);
  });
});

describe("what looks like a block or an attribute is none", () => {
  test.each<[string, string, string]>([
    ["in comments", "# a = 1\n// b = 2\n/* c = 3\nd { */ e = 4 # f = 5\ng = 6 /* } */", "e:4 g:5"],
    ["in strings", 'a = "b = 1 } # no comment"\nc = "\\"}\\\\"\nd = "// {"', "a:1 c:2 d:3"],
    ["in escapes of templates", 'a = "$${b}%%{c} 100% $ {"\nd = 1', "a:1 d:2"],
    ["in insertions, strings within them too", 'a = "x${upper("}${"{"}")}y"\nb = "%{ if true }}%{ endif }"\nc = 1', "a:1 b:2 c:3"],
    ["in heredocs", 'a = <<EOT\nb = 1 }\n  "\n# EOT\nEOT\nc = 1', "a:1-5 c:6"],
    ["in indented heredocs, in an insertion of one too", 'a = [<<-EOT\n  x ${f(\n"EOT"\n)} $${y}\n  EOT\n, 2]\nc = 1', "a:1-6 c:7"],
  ])("%s", (_title, text, outline) => {
    expect(shown(outlineOf(text))).toBe(outline);
  });
});

test("any text comes to an end, and its lines are within it", () => {
  const piece = fc.constantFrom("a", " ", "=", "{", "}", '"', "${", "%{", "\\", "\n", "<<E\n", "E\n", "#", "/*", "*/", "(", "]", "登");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      const lines = text.split("\n").length;
      const visit = (items: readonly OutlineItem[]): void => {
        for (const item of items) {
          expect(item.firstLine).toBeGreaterThanOrEqual(1);
          expect(item.lastLine).toBeGreaterThanOrEqual(item.firstLine);
          expect(item.lastLine).toBeLessThanOrEqual(lines);
          if (item.kind === "block") visit(item.items);
        }
      };
      visit(outlineOf(text));
    }),
  );
});

test("a megabyte of anything takes no longer than it is read", () => {
  for (const piece of ["a {", "${", '"', "\\", "$", "<<E\n", "/*", "a\n", "[", "a = <<E\nE\n", 'a "b" ']) {
    const started = performance.now();
    outlineOf(piece.repeat(1_000_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(5000);
  }
});

test("a label may be as long as a file", () => {
  expect(() => outlineOf(`a "${"x".repeat(12_000_000)}" {\n}\n`)).not.toThrow();
});
