import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createdOf, passwordDigestOf, wsseAuthorization, wsseOf } from "./sign-wsse";

/** Of Huawei's specification 2.4. */
const proof = {
  appKey: "ARBRz4bAXoFgEH7o4Ew308eXc1RA",
  appSecret: "example-app-secret",
  nonce: "66C92B11FF8A425FB8D4CCFE0ED9ED1F",
  created: "2018-02-12T15:30:20Z",
};
const overBytes = "MOALP58lp7xmv81VDvkC348H1a2ePYMQzvuTR70W+h8=";

describe("X-WSSE", () => {
  test("the digest is Base64 over the bytes of the hash, or over its hex digits", () => {
    expect(passwordDigestOf(proof)).toBe(overBytes);
    expect(passwordDigestOf(proof, "hex")).toBe("MzBlMDBiM2Y5ZjI1YTdiYzY2YmZjZDU1MGVmOTAyZGY4ZjA3ZDVhZDllM2Q4MzEwY2VmYjkzNDdiZDE2ZmExZg==");
  });

  test("both headers are written as the document prints them", () => {
    const fixtures: { id: string; inputs: Record<string, string>; printed: Record<string, string> }[] = JSON.parse(
      readFileSync(join(__dirname, "../../../../../test/fixtures/huawei.json"), "utf8"),
    );
    const example = fixtures.find(({ id }) => id === "huawei.signature.wsse.1");
    const { nonce = "", created = "" } = example?.inputs ?? {};
    const written = wsseOf({ ...proof, nonce, created });
    const digest = example?.printed.passwordDigest ?? "";
    expect(wsseAuthorization).toBe(example?.printed.authorization);
    expect(written).toBe(example?.printed.xWsse?.replace(digest, passwordDigestOf({ ...proof, nonce, created })));
  });

  test("times are written in UTC without fractions", () => {
    expect(createdOf(Date.UTC(2018, 1, 12, 15, 30, 20, 999))).toBe("2018-02-12T15:30:20Z");
  });
});
