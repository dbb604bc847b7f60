import fc from "fast-check";
import { parseEndpoint, pathPieceProblem, percentEncode, targetOf } from "./endpoint";
import { OptionError } from "./option-error";

describe("endpoints", () => {
  test.each([
    ["sms.example.com", { origin: "https://sms.example.com", host: "sms.example.com", prefix: "" }],
    ["localhost:4010", { origin: "https://localhost:4010", host: "localhost:4010", prefix: "" }],
    ["https://sms.example.com:443/", { origin: "https://sms.example.com", host: "sms.example.com", prefix: "" }],
    ["http://127.0.0.1:4010", { origin: "http://127.0.0.1:4010", host: "127.0.0.1:4010", prefix: "" }],
    ["https://gate.example.com/sms%20one/", { origin: "https://gate.example.com", host: "gate.example.com", prefix: "/sms one" }],
  ])("%s", (text, endpoint) => {
    expect(parseEndpoint(text)).toEqual(endpoint);
  });

  test.each([
    ["", "is no URL"],
    ["not a host", "is no URL"],
    ["ftp://sms.example.com", "only https: and http: are known"],
    ["https://sms.example.com?x=1", "has a query or a fragment"],
    ["https://user:hunter2@sms.example.com", "holds a user name or password"],
  ])("%j is refused with the way to write it", (text, problem) => {
    expect(() => parseEndpoint(text)).toThrow(problem);
    expect(() => parseEndpoint(text)).toThrow("Write it as https://sms.example.com");
    expect(() => parseEndpoint(text)).not.toThrow("hunter2");
  });
});

test.each(["https://sms.example.com/%zz", "http://127.0.0.1:4010/%", "https://sms.example.com/%e9"])(
  "%s is refused for its path",
  (text) => {
    expect(() => parseEndpoint(text)).toThrow(OptionError);
    expect(() => parseEndpoint(text)).toThrow(/has a path with a "%" that begins no character in UTF-8\. Write a "%" itself as %25\./);
  },
);

describe("request targets", () => {
  test("can be read back to the same path and query", () => {
    const piece = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => pathPieceProblem(text) === undefined);
    const pairs = fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" })));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), pairs, (pieces, query) => {
        const path = `/${pieces.join("/")}`;
        const url = new URL(`https://host${targetOf(path, query)}`);
        expect(url.pathname).toBe(pieces.map((text) => `/${percentEncode(text)}`).join(""));
        expect(decodeURIComponent(url.pathname)).toBe(path);
        expect([...url.searchParams]).toEqual(query);
      }),
    );
  });

  test.each(["", "  ", ".", "..", "a/b", "a\\b", "a\u0000"])("%j is no piece of a path", (text) => {
    expect(pathPieceProblem(text)).toBeDefined();
  });
});
