import { csvRecords } from "./csv";

test("a field in quotes may be as long as a file, and hold quotes", () => {
  const long = "x".repeat(12_000_000);
  const [record] = [...csvRecords(`"${long}","a ""b"" c",d\n`)];
  expect(JSON.stringify(record)).toBe(JSON.stringify([long, 'a "b" c', "d"]));
});
