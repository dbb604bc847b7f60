import { rememberingLast } from "./last-answer";

it("answers as the function does, and asks it once for one text after the other", () => {
  const asked: string[] = [];
  const lengthOf = rememberingLast((text) => {
    asked.push(text);
    return text.length;
  });
  expect([lengthOf("云"), lengthOf("云"), lengthOf("杉树"), lengthOf("云"), lengthOf("")]).toEqual([1, 1, 2, 1, 0]);
  expect(asked).toEqual(["云", "杉树", "云", ""]);
});
