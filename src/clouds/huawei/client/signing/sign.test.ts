import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { authorizationOf, canonicalRequestOf, parseAuthorization, type SignedRequest, signatureOf, timestampOf } from "./sign";

const key = { accessKey: "EXAMPLEAK0000000", secretKey: "example-sk-not-a-secret" };
const date = "20260206T000000Z";
const management = "msgsms.cn-north-4.myhuaweicloud.com";
const messaging = "smsapi.cn-north-4.myhuaweicloud.com:443";
const templates = "/v2/845ada5bc7444f1295cd517af0123da1/msgsms/templates";
const usual = ["content-type", "host", "x-sdk-date"];
const form = {
  method: "POST",
  path: "/sms/batchSendSms/v1",
  query: [],
  headers: { "content-type": "application/x-www-form-urlencoded", host: messaging, "x-sdk-date": date },
  body: "from=csms100000001&to=%2B8613100005678&templateId=8ff55eac1d0b478ab3c06c3c6a492300&templateParas=%5B%22369751%22%5D",
};

interface Vector {
  readonly title: string;
  readonly request: SignedRequest;
  readonly secretKey?: string;
  readonly signed: readonly string[];
  readonly signature: string;
}

/** Of Huawei's specification 2.2 and 2.5, all of them. */
const vectors: readonly Vector[] = [
  {
    title: "a list of templates by name",
    request: {
      method: "GET",
      path: templates,
      query: Object.entries({ template_name: "auto test*789", limit: "10", offset: "0" }),
      headers: { "content-type": "application/json", host: management, "x-sdk-date": date },
      body: "",
    },
    signed: usual,
    signature: "314ea5ce3158d3af17c895a217f03077df9b43675753b696b3b0cb96cbaf0736",
  },
  {
    title: "a batch of templates to delete",
    request: {
      method: "POST",
      path: `${templates}/batch-delete`,
      query: [],
      headers: { "content-type": "application/json;charset=utf8", host: management, "x-sdk-date": date },
      body: '{"ids":["460a2427-37eb-4229-bee9-0eba4d8a897f"]}',
    },
    signed: usual,
    signature: "ccb7da82088a8a485ab18b2b52aec2409e8a22d5c8888175c5ea2a84ad83a080",
  },
  {
    title: "a send, its body hashed",
    request: form,
    signed: usual,
    signature: "05ac818633837ef9efc1b25790afcdddb93851ee0234e9fc98fe59e597ac9383",
  },
  {
    title: "a send, its body left out",
    request: { ...form, headers: { ...form.headers, "x-sdk-content-sha256": "UNSIGNED-PAYLOAD" } },
    signed: [...usual, "x-sdk-content-sha256"],
    signature: "5eed5753c441531b2324e15624acc87a6ad369614d9d3a43d114256ba6116dc6",
  },
  {
    title: "a status report that is pushed",
    request: {
      method: "POST",
      path: "/report",
      query: [],
      headers: {
        connection: "close",
        "content-length": "126",
        "content-type": "application/x-www-form-urlencoded",
        host: "205.145.111.168:9330",
        "x-sdk-date": "20241212T070653Z",
      },
      body: "sequence=1&total=1&updateTime=2018-04-13T06%3A31%3A46Z&source=2&smsMsgId=b9d9b4fe-ad0e-4a2a-a2c7-445505b674ac_6&status=DELIVRD",
    },
    secretKey: "exampleSk*1231d881wd",
    signed: ["connection", "content-length", ...usual],
    signature: "f4ebbf312065f25d9b21ca6b190faeee11a952c6765cb97c63f82c507edf0758",
  },
];

describe("SDK-HMAC-SHA256", () => {
  test.each(vectors)("reproduces the vector: $title", ({ request, secretKey = key.secretKey, signed, signature }) => {
    expect(signatureOf(request, secretKey, signed)).toBe(signature);
    expect(signatureOf(request, secretKey, [...signed].reverse())).toBe(signature);
  });

  test("writes the canonical request of the form", () => {
    expect(canonicalRequestOf(form, usual)).toBe(`POST
/sms/batchSendSms/v1/

content-type:application/x-www-form-urlencoded
host:${messaging}
x-sdk-date:${date}

content-type;host;x-sdk-date
93a8bdf19b72d62306b72a7c7171bf09630cd58a8f7e6e3dfb26d3f79d95fc8b`);
  });

  test("a digest in a header that is not signed stands for nothing", () => {
    const pretended = { ...form, headers: { ...form.headers, "x-sdk-content-sha256": "UNSIGNED-PAYLOAD" } };
    expect(signatureOf(pretended, key.secretKey, usual)).toBe(signatureOf(form, key.secretKey, usual));
  });

  test("sorts and encodes the query", () => {
    const query = Object.entries({ template_name: "auto test*789", limit: "10", offset: "0", sign_name: "" });
    const [, , line] = canonicalRequestOf({ ...form, query }, usual).split("\n");
    expect(line).toBe("limit=10&offset=0&sign_name=&template_name=auto%20test%2A789");
  });

  test("the order of query pairs does not matter", () => {
    const pairs = fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(pairs, (query) => {
        const reversed = { ...form, query: [...query].reverse() };
        expect(signatureOf(reversed, key.secretKey, usual)).toBe(signatureOf({ ...form, query }, key.secretKey, usual));
      }),
    );
  });

  test("writes times in UTC without fractions", () => {
    expect(timestampOf(Date.UTC(2026, 1, 6, 1, 2, 3, 456))).toBe("20260206T010203Z");
  });
});

describe("the Authorization header", () => {
  test("is read as it was written", () => {
    const written = authorizationOf(form, key, usual);
    expect(written).toBe(
      "SDK-HMAC-SHA256 Access=EXAMPLEAK0000000, SignedHeaders=content-type;host;x-sdk-date, Signature=05ac818633837ef9efc1b25790afcdddb93851ee0234e9fc98fe59e597ac9383",
    );
    expect(parseAuthorization(written)).toEqual({
      accessKey: key.accessKey,
      signedHeaders: usual,
      signature: "05ac818633837ef9efc1b25790afcdddb93851ee0234e9fc98fe59e597ac9383",
    });
  });

  interface Printed {
    readonly id: string;
    readonly inputs: { readonly accessKey: string };
    readonly printed: { readonly authorization: string; readonly signature: string };
  }
  const fixtures: Printed[] = JSON.parse(readFileSync(join(__dirname, "../../../../../test/fixtures/huawei.json"), "utf8"));
  const ids = ["aksk.2", "push.1", "push.2", "push.3"].map((name) => `huawei.signature.${name}`);

  test.each(ids)("is read as %s prints it, with blanks after its commas or without", (id) => {
    const example = fixtures.find((fixture) => fixture.id === id);
    expect(parseAuthorization(example?.printed.authorization ?? "")).toMatchObject({
      accessKey: example?.inputs.accessKey,
      signature: example?.printed.signature,
    });
  });

  test.each(["", "SDK-HMAC-SHA256", "SDK-HMAC-SHA256 Access=a, SignedHeaders=host, Signature=abc", 'WSSE realm="SDP"'])(
    "%j is none",
    (header) => {
      expect(parseAuthorization(header)).toBeUndefined();
    },
  );
});
