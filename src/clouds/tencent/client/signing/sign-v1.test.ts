import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { signatureV1Of, stringToSignV1Of } from "./sign-v1";

interface Vector {
  readonly id: string;
  readonly inputs: {
    readonly method: string;
    readonly host: string;
    readonly secretKey: string;
    readonly params: Record<string, string | number>;
  };
  readonly expected: Record<string, string>;
}

const fixtures: Vector[] = JSON.parse(readFileSync(join(__dirname, "../../../../../test/fixtures/tencent.json"), "utf8"));
const secretKey = "*".repeat(32);
const pairs = (parameters: Record<string, string | number>) =>
  Object.entries(parameters).map(([name, value]) => [name, String(value)] as const);

describe("signatures of version 1", () => {
  test("reproduce the printed example", () => {
    const { inputs, expected } = fixtures.find(({ id }) => id === "tencent.signature.v1") ?? {};
    if (!inputs || !expected) throw new Error("no printed example");
    const form = { method: inputs.method, host: inputs.host, parameters: pairs(inputs.params) };
    expect(stringToSignV1Of(form)).toBe(expected.stringToSign);
    expect(signatureV1Of(form, inputs.secretKey)).toBe(expected.signature);
  });

  const form = {
    method: "POST",
    host: "sms.tencentcloudapi.com",
    parameters: pairs({
      Action: "DescribeSmsSignList",
      International: 0,
      Nonce: 11886,
      Region: "ap-guangzhou",
      SecretId: `AKID${"*".repeat(32)}`,
      "SignIdSet.0": 1110,
      "SignIdSet.1": 1111,
      Timestamp: 1465185768,
      Version: "2021-01-11",
    }),
  };
  const withMethod = (method: string) => ({ ...form, parameters: [...form.parameters, ["SignatureMethod", method] as const] });

  test.each([
    ["HmacSHA256", "R4XNmxYbBZg5BCHczB4yiMGinsVyUGTe2Jt9hv7oXac="],
    ["HmacSHA1", "ODydtmhDrmIAp4ftCgsqm9GnkJo="],
  ])("for the service sms, with %s", (method, signature) => {
    expect(signatureV1Of(withMethod(method), secretKey)).toBe(signature);
  });

  test("only the exact name HmacSHA256 selects SHA-256; anything else, or nothing, is SHA-1", () => {
    expect(Buffer.from(signatureV1Of(withMethod("HmacSHA256"), secretKey), "base64")).toHaveLength(32);
    for (const given of [withMethod("HMACSHA256"), withMethod("sha256"), form]) {
      expect(Buffer.from(signatureV1Of(given, secretKey), "base64")).toHaveLength(20);
    }
  });

  test("names are in ASCII order, values as they are, and a signature takes no part in itself", () => {
    const parameters = pairs({ "Ids.2": "b", a: "1&2=3 ü", "Ids.12": "a", Signature: "old", B: "" });
    expect(stringToSignV1Of({ method: "get", host: "h:1", parameters })).toBe("GETh:1/?B=&Ids.12=a&Ids.2=b&a=1&2=3 ü");
  });

  test("the order of parameters does not matter", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...form.parameters], { minLength: form.parameters.length }), (parameters) => {
        expect(signatureV1Of({ ...form, parameters }, secretKey)).toBe(signatureV1Of(form, secretKey));
      }),
    );
  });
});
