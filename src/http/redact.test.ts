import fc from "fast-check";
import { createRedactor } from "./redact";

describe("redaction", () => {
  test("masks every secret, plain or percent-encoded, wherever it stands", () => {
    const secret = fc.string({ unit: fc.constantFrom(..."abcXYZ019/+= :"), minLength: 6, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 4 }), fc.array(fc.string(), { maxLength: 5 }), (secrets, words) => {
        const text = [...words, ...secrets, ...secrets.map(encodeURIComponent)].join("|");
        const masked = createRedactor(secrets)(text);
        for (const one of secrets) {
          expect(masked).not.toContain(one);
          expect(masked).not.toContain(encodeURIComponent(one));
        }
      }),
    );
  });

  test("masks a secret that holds another one as a whole", () => {
    expect(createRedactor(["abc", "abcdef"])("<abcdef> <abc>")).toBe("<***> <***>");
  });

  test("masks what looks like a file or a digest, and leaves words alone", () => {
    const redact = createRedactor([undefined, ""]);
    expect(redact(`file ${"iVBORw0KGgo=".repeat(9)} end`)).toBe("file *** end");
    expect(redact("request 2513d3aa-294c-4860-971b-07e7a24b07d8 failed")).toBe("request 2513d3aa-294c-4860-971b-07e7a24b07d8 failed");
  });
});
