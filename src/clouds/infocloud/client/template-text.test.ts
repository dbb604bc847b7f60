import { lengthOf, variablesIn } from "./template-text";

test.each([
  [
    "您的验证码是{code,6}，{minutes,2}分钟内有效",
    [
      ["code", 6],
      ["minutes", 2],
    ],
  ],
  ["${姓名,10}，您好", [["姓名", 10]]],
  ["{动态签名,20}", [["动态签名", 20]]],
  [
    "{x,1}{x,1}",
    [
      ["x", 1],
      ["x", 1],
    ],
  ],
  ["{code}, {code, 6}, {code，6}, {,6}, {code,0}, {code,06}, {a,b,6}, {code,6", []],
])("%s", (text, variables) => {
  expect(variablesIn(text)).toEqual(variables.map(([name, maxLength]) => ({ name, maxLength })));
});

test("characters are counted as Java counts them", () => {
  expect([lengthOf("你好"), lengthOf("😀"), lengthOf("")]).toEqual([2, 2, 0]);
});
