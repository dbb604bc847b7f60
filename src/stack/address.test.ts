import fc from "fast-check";
import { type Address, formatAddress, parseAddress } from "./address";

const name = fc.constantFrom("code", "_", "a-b", "验证码", "é1");
const key = fc.oneof(
  fc.constant(undefined),
  fc.nat(),
  fc.string({ unit: "binary" }).map((text) => text.normalize("NFC")),
  fc.constantFrom("${a}", "$${a}", "%{if}", '"]', "\\", "\n"),
);

describe("an address", () => {
  it("is read as it is written, whatever its key", () => {
    fc.assert(
      fc.property(fc.constantFrom("managed", "data"), name, key, (mode, block, at) => {
        const address: Address = { mode, type: "sms_baidu_template", name: block, key: at };
        expect(parseAddress(formatAddress(address))).toEqual(address);
      }),
    );
  });

  it("means the same key in either form of its accents", () => {
    expect(parseAddress('sms_baidu_template.code["cafe\u0301"]')).toMatchObject({ key: "caf\u00e9" });
  });

  it.each(["", "code", "a.b.c", "a.b[", "a.b[x]", 'a.b["x]', 'a.b["x"]y', "a.1b", "a. b", "a.b[-1]", 'a.b["\\q"]', "a.b[0][1]"])(
    "is not %j",
    (text) => {
      expect(parseAddress(text)).toBeUndefined();
    },
  );
});
