import { foldedVariablesIn } from "./folded-variable";

describe("variables of digits in HCL", () => {
  it.each([
    [
      'content = "验证码${1}，${ 2 }分钟"',
      [
        ["1", 1, 15],
        ["2", 1, 20],
      ],
    ],
    ['content = "验证码$${1}"', []],
    ["# content = ${1}", []],
    ["  // ${1}", []],
    ['a = 1\nb = "${3}"', [["3", 2, 6]]],
    ['b = "${var.x}${x1}"', []],
  ])("%j", (text, found) => {
    expect(foldedVariablesIn(text).map(({ name, line, column }) => [name, line, column])).toEqual(found);
  });
});
