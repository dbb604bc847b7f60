import { decodePrivate, encodePrivate } from "./private-data";

describe("private data", () => {
  it.each([{}, { imported: true }, { unobserved: ["text", "secret"] }, { imported: true, unobserved: ["a"] }])(
    "%j comes back as it went",
    (data) => {
      expect(decodePrivate(encodePrivate(data))).toEqual(data);
    },
  );

  it("takes no space where there is nothing to remember", () => {
    expect(encodePrivate({})).toHaveLength(0);
  });

  it.each(["", "null", "[]", "{", '{"imported":1,"unobserved":[2]}', '{"unobserved":"x"}'])("counts %j as nothing remembered", (text) => {
    expect(decodePrivate(Buffer.from(text))).toEqual({});
  });
});
