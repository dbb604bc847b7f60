import fc from "fast-check";
import { percentEncode } from "./endpoint";
import { createRedactor } from "./redact";

describe("redaction", () => {
  /** As others may repeat it. */
  const forms: Readonly<Record<string, (secret: string) => string>> = {
    plain: (secret) => secret,
    "as URLs have it": encodeURIComponent,
    "as URLs have it, each character that may be": percentEncode,
    "as URLs have it, in small letters": (secret) => encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
    "as forms have it": (secret) => new URLSearchParams({ "": secret }).toString().slice(1),
    "as JSON has it": (secret) => JSON.stringify(secret).slice(1, -1),
    "as JSON has it, with escaped slashes": (secret) => JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/"),
    "as JSON in ASCII has it": (secret) =>
      JSON.stringify(secret)
        .slice(1, -1)
        .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  };
  const secret = fc.string({ unit: fc.constantFrom(..."abcXYZ019/+= :\"\\<&'!~\n密é😀"), minLength: 8, maxLength: 40 });

  test.each(Object.entries(forms))("masks every secret, %s, wherever it stands", (_form, escaped) => {
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 4 }), fc.array(fc.string(), { maxLength: 5 }), (secrets, words) => {
        const masked = createRedactor(secrets)([...words, ...secrets.map(escaped)].join("|"));
        for (const one of secrets) expect(masked).not.toContain(escaped(one));
      }),
    );
  });

  test("masks a secret that holds another one as a whole", () => {
    expect(createRedactor(["abcdefgh", "abcdefghijkl"])("<abcdefghijkl> <abcdefgh>")).toBe("<***> <***>");
  });

  test("never masks a word for a secret that is as short as one", () => {
    expect(createRedactor(["key", "a", "secret"])("The secret key was refused.")).toBe("The secret key was refused.");
  });

  test("masks what looks like a file or a digest, and leaves words alone", () => {
    const redact = createRedactor([undefined, ""]);
    expect(redact(`file ${"iVBORw0KGgo=".repeat(9)} end`)).toBe("file *** end");
    expect(redact("request 2513d3aa-294c-4860-971b-07e7a24b07d8 failed")).toBe("request 2513d3aa-294c-4860-971b-07e7a24b07d8 failed");
  });
});
