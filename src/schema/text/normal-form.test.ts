import { normalText, normalValue, normalValues } from "./normal-form";

it("gives every character, alone and after a letter, the form that Unicode gives it", () => {
  const others: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    for (const text of [character, `A${character}`, `${character}中`]) if (normalText(text) !== text.normalize("NFC")) others.push(text);
  }
  expect(others).toEqual([]);
});

it("gives back what is in the form already as it is", () => {
  const values = { name: "云杉“商城”", list: ["é", { deep: ["ü"] }], unset: undefined };
  expect(normalValues(values)).toBe(values);
  expect(normalValue(values.list)).toBe(values.list);
});

it("rewrites texts and keys at any depth, and keeps what is unset", () => {
  expect(normalValues({ "e\u0301": [{ "u\u0308": "o\u0302" }], unset: undefined })).toEqual({
    "\u00e9": [{ "\u00fc": "\u00f4" }],
    unset: undefined,
  });
});
