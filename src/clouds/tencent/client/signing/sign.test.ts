import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { authorizationOf, canonicalRequestOf, scopeOf, signatureOf, signingKeyOf, stringToSignOf } from "./sign";

interface Vector {
  readonly id: string;
  readonly inputs: {
    readonly secretId: string;
    readonly secretKey: string;
    readonly method: string;
    readonly service: string;
    readonly timestamp: number;
    readonly headers: Record<string, string>;
    readonly signedHeaders: string[];
    readonly body: string;
  };
  readonly expected: Record<string, string>;
}

const fixtures: Vector[] = JSON.parse(readFileSync(join(__dirname, "../../../../../test/fixtures/tencent.json"), "utf8"));

/** The asterisks of the printed keys are literal. */
const key = { secretId: `AKID${"*".repeat(32)}`, secretKey: "*".repeat(32), timestamp: 1551113065 };

describe("TC3-HMAC-SHA256", () => {
  test("reproduces the printed example with all its intermediate values", () => {
    const { inputs, expected } = fixtures.find(({ id }) => id === "tencent.signature.v3") ?? {};
    if (!inputs || !expected) throw new Error("no printed example");
    const headers = Object.fromEntries(Object.entries(inputs.headers).map(([name, value]) => [name.toLowerCase(), value]));
    const request = { method: inputs.method, query: "", headers, body: inputs.body };
    const canonical = canonicalRequestOf(request, inputs.signedHeaders);
    expect(canonical).toBe(expected.canonicalRequest);
    expect(canonical.endsWith(expected.hashedRequestPayload ?? "-")).toBe(true);
    expect(scopeOf(inputs)).toBe(expected.credentialScope);
    expect(stringToSignOf(canonical, inputs)).toBe(expected.stringToSign);
    expect(signingKeyOf(inputs).toString("hex")).toBe(expected.secretSigning);
    expect(signatureOf(request, inputs, inputs.signedHeaders)).toBe(expected.signature);
    expect(authorizationOf(request, inputs, inputs.signedHeaders)).toBe(expected.authorization);
  });

  test.each([
    {
      title: "POST with JSON",
      method: "POST",
      type: "application/json",
      query: "",
      body: '{"PhoneNumberSet":["+8618501234444"]}',
      payload: "31da657b52d45b6866b1ef279ab05550676ae3e14dc8f54d162397d7ca715ac7",
      canonical: "62767fee4cfb346f417aa62bd9795ce1f0cffa5df83e20f403a1f17a4276175f",
      signature: "fefb682132c71d78d8fe11f6513065eb9fd87c63afa4de6c09597736d29371c1",
    },
    {
      title: "GET",
      method: "GET",
      type: "application/x-www-form-urlencoded",
      query: "International=0&Limit=10&Offset=0",
      body: "",
      payload: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      canonical: "b225a0ebe906db6d40612b3d4cdb55a56f3d3fa9098bb9a19309cecde7e78e8e",
      signature: "2894aa4589a00e761206cd55f5741423f49e9fdd2c4be74f9e778ddc545eb909",
    },
  ])("signs for the service sms: $title", ({ method, type, query, body, payload, canonical, signature }) => {
    const request = { method, query, body, headers: { host: "sms.tencentcloudapi.com", "content-type": type } };
    const written = canonicalRequestOf(request, ["content-type", "host"]);
    expect(written.split("\n").at(-1)).toBe(payload);
    expect(stringToSignOf(written, key).split("\n").at(-1)).toBe(canonical);
    expect(signingKeyOf(key).toString("hex")).toBe("f3771cd80048254c4edec936a4cb0938b423a893dd7198eb53e3b9981c90dc21");
    expect(signatureOf(request, key, ["content-type", "host"])).toBe(signature);
    expect(authorizationOf(request, key, ["content-type", "host"])).toBe(
      `TC3-HMAC-SHA256 Credential=${key.secretId}/2019-02-25/sms/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`,
    );
  });

  test("header values count without case and outer blanks; the order of signed headers does not matter", () => {
    const value = fc.stringMatching(/^[A-Za-z][A-Za-z /;=-]{0,20}$/);
    fc.assert(
      fc.property(value, value, (type, action) => {
        const of = (headers: Record<string, string>, signed: string[]) =>
          signatureOf({ method: "POST", query: "", headers, body: "" }, key, signed);
        expect(
          of({ "content-type": ` ${type.toUpperCase()} `, host: "H", "x-tc-action": action }, ["Host", "X-TC-Action", "Content-Type"]),
        ).toBe(
          of({ "content-type": type.trim().toLowerCase(), host: "h", "x-tc-action": action }, ["content-type", "host", "x-tc-action"]),
        );
      }),
    );
  });

  test("the day is that of UTC, whatever this machine's time zone is", () => {
    expect(scopeOf({ timestamp: Date.UTC(2024, 0, 31, 23, 59, 59) / 1000 })).toBe("2024-01-31/sms/tc3_request");
    expect(scopeOf({ timestamp: Date.UTC(2024, 1, 1) / 1000 })).toBe("2024-02-01/sms/tc3_request");
  });
});
