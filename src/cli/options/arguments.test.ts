import fc from "fast-check";
import { normalizeArguments, parseMilliseconds, parsePair, parseParallelism } from "./arguments";

describe("arguments", () => {
  it.each([
    [["-auto-approve"], ["--auto-approve"]],
    [
      ["-var=a=b", "-var", "c=d"],
      ["--var=a=b", "--var", "c=d"],
    ],
    [
      ["-detailed-exitcode", "-json"],
      ["--detailed-exitcode", "--json"],
    ],
    [["-refresh=false"], ["--no-refresh"]],
    [["--refresh=false"], ["--no-refresh"]],
    [["-refresh=true", "--refresh"], []],
    [
      ["-input=false", "-refresh-only=true"],
      ["--no-input", "--refresh-only"],
    ],
    [["-input=true"], []],
    [["-destroy=true", "-json=false"], ["--destroy"]],
    [
      ["-h", "-parallelism=3"],
      ["-h", "--parallelism=3"],
    ],
    [
      ["import", "a.b", "--", "-var"],
      ["import", "a.b", "--", "-var"],
    ],
    [
      ["--var", "flag=true"],
      ["--var", "flag=true"],
    ],
  ])("%j are read as %j", (given, wanted) => {
    expect(normalizeArguments(given)).toEqual(wanted);
  });

  it("are the same when normalized twice", () => {
    const argument = fc.stringMatching(/^-{0,2}[a-z][a-z-]{0,8}(=(true|false|x))?$/);
    fc.assert(
      fc.property(fc.array(argument), (argv) => {
        const once = normalizeArguments(argv);
        expect(normalizeArguments(once)).toEqual(once);
      }),
    );
  });

  it("split a pair at its first equal sign", () => {
    expect(parsePair("a=b=c")).toEqual(["a", "b=c"]);
    expect(parsePair("a=")).toEqual(["a", ""]);
    expect(() => parsePair("=b")).toThrow("NAME=VALUE");
    expect(() => parsePair("a")).toThrow("NAME=VALUE");
  });

  it("give durations in milliseconds and numbers within their bounds", () => {
    expect(["0", "50ms", "30s", "1h30m"].map(parseMilliseconds)).toEqual([0, 50, 30_000, 5_400_000]);
    expect(() => parseMilliseconds("30")).toThrow("duration");
    expect(parseParallelism("12")).toBe(12);
    for (const bad of ["0", "-1", "1.5", "many", ""]) expect(() => parseParallelism(bad)).toThrow("whole number");
  });
});
