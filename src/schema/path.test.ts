import { formatPath, type Path } from "./path";

test.each<[Path, string]>([
  [[], ""],
  [["content"], "content"],
  [["baidu", "access_key"], "baidu.access_key"],
  [["items", 0, "name"], "items[0].name"],
  [["tags", "a b"], 'tags["a b"]'],
  [["tags", '"'], 'tags["\\""]'],
  [["tags", "1st"], 'tags["1st"]'],
  [["tags", ""], 'tags[""]'],
  [["rules", "V21"], "rules.V21"],
  [["some-name"], "some-name"],
])("%j reads %s", (path, text) => {
  expect(formatPath(path)).toBe(text);
});
