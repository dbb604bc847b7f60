import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { authorizationOf, canonicalQuery, percentEncode, type SignedRequest, signatureOf, signingKeyOf, timestampOf } from "./sign";

const key = { accessKeyId: "AKIDEXAMPLE", secretKey: "SKEXAMPLE", timestamp: "2024-01-02T03:04:05Z", expirySeconds: 1800 };
const hostAndDate = ["host", "x-bce-date"];

interface Vector {
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly host?: string;
  readonly expirySeconds?: number;
  readonly signed?: string[];
  readonly canonicalQuery: string;
  readonly signature: string;
}

/** Baidu's specification 3.2, all rows. */
const vectors: Vector[] = [
  {
    title: "quota, signing host and date",
    method: "GET",
    path: "/sms/v3/quota",
    query: { userQuery: "" },
    canonicalQuery: "userQuery=",
    signature: "07a05e8e3312a6a70b2b719c28a49e28fb017cdb03695c05b86846d9cd4279cd",
  },
  {
    title: "quota, signed headers left empty",
    method: "GET",
    path: "/sms/v3/quota",
    query: { userQuery: "" },
    signed: [],
    canonicalQuery: "userQuery=",
    signature: "07a05e8e3312a6a70b2b719c28a49e28fb017cdb03695c05b86846d9cd4279cd",
  },
  {
    title: "quota, signing host only",
    method: "GET",
    path: "/sms/v3/quota",
    query: { userQuery: "" },
    signed: ["host"],
    canonicalQuery: "userQuery=",
    signature: "d3cd39afcfe8f1cf2447065fa3b7231c75724fc1b2ff291ff06bdb7513b03c2d",
  },
  {
    title: "create signature",
    method: "POST",
    path: "/sms/v3/signatureApply",
    query: { clientToken: "f744db7f-6609-4b91-9736-dab129434371" },
    canonicalQuery: "clientToken=f744db7f-6609-4b91-9736-dab129434371",
    signature: "53fe25e6cb2bee69e7c4ca687789b820cb2d4ffef9fd85b49562841e986fa260",
  },
  {
    title: "delete from the blacklist",
    method: "DELETE",
    path: "/sms/v3/blacklist/delete",
    query: { phones: "13800000000,13800000001" },
    canonicalQuery: "phones=13800000000%2C13800000001",
    signature: "3988648e3c8b652b85d7c493b504835b7b0f09b58eaf22a35732d7233086d79b",
  },
  {
    title: "business statistics",
    method: "GET",
    path: "/sms/v3/summary",
    query: { countryType: "domestic", dimension: "day", smsType: "all", startTime: "2023-10-30 00:00:00", endTime: "2023-10-30 23:59:59" },
    canonicalQuery: "countryType=domestic&dimension=day&endTime=2023-10-30%2023%3A59%3A59&smsType=all&startTime=2023-10-30%2000%3A00%3A00",
    signature: "0fa232ce65f552ea445ec8c3d96f8dbf2257e6a2854e13a1988a0fe3966e61cf",
  },
  {
    title: "get template, host with a port, another expiry",
    method: "GET",
    path: "/sms/v3/template/sms-tmpl-wHoJXL09355",
    query: {},
    host: "127.0.0.1:8420",
    expirySeconds: 3600,
    canonicalQuery: "",
    signature: "d34cf476e46922e2712c439fa1dbaf7df7e6679d89d39bc008ec5d786879917e",
  },
];

function requestOf({ method, path, query, host = "sms.bj.baidubce.com" }: Vector): SignedRequest {
  return { method, path, query: Object.entries(query), headers: { host, "x-bce-date": key.timestamp } };
}

describe("BCE signing", () => {
  test("derives the signing key", () => {
    expect(signingKeyOf(key)).toBe("3e07b7f45a4a7905b1bd27a4a557b93a6304c1bcce2f3b7e8db0d93b682bab95");
  });

  test.each(vectors)("reproduces the vector: $title", (vector) => {
    const used = { ...key, expirySeconds: vector.expirySeconds ?? key.expirySeconds };
    const signed = vector.signed ?? hostAndDate;
    const request = requestOf(vector);
    expect(canonicalQuery(request.query)).toBe(vector.canonicalQuery);
    expect(signatureOf(request, used, signed)).toBe(vector.signature);
    expect(authorizationOf(request, used, signed)).toBe(
      `bce-auth-v1/AKIDEXAMPLE/2024-01-02T03:04:05Z/${used.expirySeconds}/${signed.join(";")}/${vector.signature}`,
    );
  });

  test("percent-encodes the document's example", () => {
    const fixtures: { id: string; inputs: { string: string }; expected: string }[] = JSON.parse(
      readFileSync(join(__dirname, "../../../../../test/fixtures/baidu.json"), "utf8"),
    );
    const fixture = fixtures.find(({ id }) => id === "baidu.signature.percentEncoding.1");
    expect(fixture).toBeDefined();
    expect(percentEncode(fixture?.inputs.string ?? "")).toBe(fixture?.expected);
  });

  test("percent-encoding keeps the unreserved characters alone and can be undone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const encoded = percentEncode(text);
        expect(encoded).toMatch(/^([A-Za-z0-9\-._~]|%[0-9A-F]{2})*$/);
        expect(decodeURIComponent(encoded)).toBe(text);
      }),
    );
  });

  test("the order of query pairs and of signed headers does not matter", () => {
    const pairs = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(pairs, (query) => {
        const base = { method: "GET", path: "/x", headers: { host: "h", "x-bce-date": key.timestamp } };
        expect(signatureOf({ ...base, query: [...query].reverse() }, key, [...hostAndDate].reverse())).toBe(
          signatureOf({ ...base, query }, key, hostAndDate),
        );
      }),
    );
  });

  test("writes times in UTC without fractions", () => {
    expect(timestampOf(Date.UTC(2024, 0, 2, 3, 4, 5, 678))).toBe("2024-01-02T03:04:05Z");
  });
});
