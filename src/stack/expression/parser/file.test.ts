import { parseHclFile } from "./file";
import { HclSyntaxError } from "./mistakes";

test("a very long text is read, whatever it is inserted into", async () => {
  const long = "x".repeat(10_000_000);
  expect(await parseHclFile(`a = "\${"${long}"}"\n`, "values")).toEqual({ a: long });
});

test.each(['"${"$"}{x}"', '"${"\\\\$"}{x}"', '"${ "a$"  }${"{"}x"'])("an inserted sign that tears an escape is found: %s", async (text) => {
  await expect(parseHclFile(`a = ${text}\n`, "values")).rejects.toThrow(HclSyntaxError);
});

test.each(['"${"\\"$"} {x}"', '"a$"\nb = "}{"'])("where none does, nothing is: %s", async (text) => {
  await expect(parseHclFile(`a = ${text}\n`, "values")).resolves.toBeDefined();
});
