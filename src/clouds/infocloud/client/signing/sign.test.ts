import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { seeded } from "../../../../../test/support/random";
import { type SignMethod, signMethods } from "../enumerations";
import { authorize, nonceOf } from "./authorize";
import { signatureOf, stringToSign } from "./sign";

interface Example {
  readonly id: string;
  readonly kind: string;
  readonly inputs: { readonly fields: Readonly<Record<string, string>>; readonly stringToSign: string };
}
const fixtures: Example[] = JSON.parse(readFileSync(join(__dirname, "../../../../../test/fixtures/infocloud.json"), "utf8"));
const printed = fixtures.filter(({ kind }) => kind === "signature");
const textOf = (id: string) => printed.find((example) => example.id === `infocloud.signature.${id}`)?.inputs.stringToSign ?? "";

/** The only key that is printed. */
const printedKey = "你的密钥";

// Infocloud: specification 3.7. The document prints no signature: these follow from its rule, by three programs.
describe("the printed texts", () => {
  test("are what is signed of their fields", () => {
    expect(printed).toHaveLength(3);
    for (const { inputs } of printed) expect(stringToSign(inputs.fields)).toBe(inputs.stringToSign);
  });

  test.each<[SignMethod, string]>([
    ["HmacMD5", "96d847bf8a6cd40d4bf6cc4af6a761e5"],
    ["HmacSHA1", "cb6c4a729d64891dc71e098391d4c688019dc1a8"],
    ["HmacSHA224", "5436c97efb154dc2b5904b69900b09c42be57c8b11c45601fead2e90"],
    ["HmacSHA256", "b0f2b573042da5047bd6543707896c31ad34fab12681a561ed99a9692e1c220f"],
    ["HmacSHA384", "050708796b3a991f8769486aeb59969583f77be806f617d342c54a0140d7400acb38bf8d22deb00d6dae26272412ef6a"],
    [
      "HmacSHA512",
      "ded6871d701fd3bc309784bed10e202cc9cf2d30621bc89ec9eac52a41748665e9a8084c21234eb30de7726fc933ac3b6d2719a961c606ec52e100bdb2f38821",
    ],
  ])("that of the C# sample, by %s", (method, signature) => {
    expect(signatureOf(textOf("csharp"), printedKey, method)).toBe(signature);
  });

  test.each([
    ["send", "e2c2d463de87819957c6e1b4e5b3f65a976ebcc9a608104f0ac888db92e5c747"],
    ["queryAllowance", "c8c49f87c1085ee4d3f28abb8f4437472a8d9ce6a0876ddb442d3f3fb266d8d7"],
  ])("that of %s, by HmacSHA256", (id, signature) => {
    expect(signatureOf(textOf(id), printedKey, "HmacSHA256")).toBe(signature);
  });
});

const signer = {
  apiKey: "00112233445566778899aabbccddeeff",
  accessKey: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
  signMethod: "HmacSHA256",
} as const;
const proofOf = (body: object | string | undefined, signMethod: SignMethod = "HmacSHA256") => {
  const text = typeof body === "object" ? JSON.stringify(body) : body;
  return authorize({ ...signer, signMethod }, { body: text }, 1700000000000, "1234567890");
};
const c1 = { phones: "13800000001", templateCode: "574005827011772416" };
const headers = "&x-api-key=00112233445566778899aabbccddeeff&x-nonce=1234567890&x-sign-method=HmacSHA256&x-timestamp=1700000000000";

describe("from a body to its headers", () => {
  test.each([
    ["a send", c1, "1884f1c2dfb61df694ed2d4db9ff833dda0d3ca1388fb166a10ef0a6960b4b84"],
    [
      "a send with all its fields",
      {
        phones: "13800000001,13800000002",
        templateCode: "574277763210051584",
        templateParam: '["你好","42"]',
        upExtendCode: "15",
        bid: "order-20240101",
      },
      "a6f73461f34a17ada0db7eb98a72458e73ab3f171721bfc3cb0c28ff0b086dcc",
    ],
    [
      "a batch",
      {
        phonesJson: '["13800000001","13800000002"]',
        templateCode: "574277763210051584",
        templateParamJson: '[["明"],["张三"]]',
      },
      "48f02a97ffc8618881100d8034175e9cc786a38c4da84bfa236ae9fb4ed9fb47",
    ],
    [
      "a query for receipts",
      { msgId: "640614750879358976,640614750879358977" },
      "431e4ba49146a005119e7d9208ce8bb3572e97c2805ee19ac083bd6c2ff58959",
    ],
    [
      "a query for statistics, with numbers",
      { startDate: "2023-08-01", endDate: "2023-08-07", page: 1, pageSize: 10 },
      "d2bab56608dadc244c9a42592f8d7fb8b2f3915242f575bfda9abb4af265b00d",
    ],
    ["nothing", undefined, "ea650931dfb5288ceadd5c0bcd98fc9bf8b501f7cc6099f7c8286f29fdb4ada2"],
    ["an empty object", {}, "ea650931dfb5288ceadd5c0bcd98fc9bf8b501f7cc6099f7c8286f29fdb4ada2"],
    [
      "a value with all that JSON escapes",
      { phones: "13800000001", templateCode: "574277763210051584", templateParam: '["a\\\\b \\"c\\" /d&e=f 😀"]' },
      "4361e927d47a8821286f0277b4ea5c22bf7f35136da35a3d8a5fe8d3134cfa30",
    ],
    ["a field that is null, as if it were not there", { ...c1, upExtendCode: null }, proofOf(c1)["x-sign"]],
    ["a field that is empty, as if it were not there", { ...c1, upExtendCode: "" }, proofOf(c1)["x-sign"]],
    [
      "escapes of the body, which change nothing",
      '{"phones":"\\u0031380000000\\u0031","templateCode":"574005827011772416"}',
      proofOf(c1)["x-sign"],
    ],
  ])("%s", (_, body, signature) => {
    expect(proofOf(body)).toEqual({
      "x-api-key": signer.apiKey,
      "x-nonce": "1234567890",
      "x-sign-method": "HmacSHA256",
      "x-timestamp": "1700000000000",
      "x-sign": signature,
    });
  });

  test.each<[SignMethod, string]>([
    ["HmacMD5", "58d1248e492f1b70d136fc9467abc822"],
    ["HmacSHA1", "bf4c84dc65ca965d6a81fbf369b2cd10e3a56301"],
    ["HmacSHA224", "9247ecdd5b931efaa15d1a94e3bda9c0c679e39cc74635c769dbd365"],
    ["HmacSHA384", "e4ef1f21434729d0cea146f927272d5a4a9a9ccfd571c6f9ebdf495fd9310fa5be78b1eaeae0634dd33226adc53b5fdc"],
    [
      "HmacSHA512",
      "cd942ea2726ec010284e6f27026aa8f69a8253a333c94686950399903db32c177d4896624be41afcdc6f563d7a810fc08994aa15724b8812a09bff645217c2f0",
    ],
  ])("the method %s signs its own name", (method, signature) => {
    expect(proofOf(c1, method)).toMatchObject({ "x-sign-method": method, "x-sign": signature });
  });

  test.each([
    ["upExtendCode=", "c714c2565237b24b499ee2c2dec717b8733235fc8858cb983b4ebddd5e3eaa45"],
    ["upExtendCode=null", "42c24fab8c725e026877faf62f061c070181012038c5eb96c527572067dcdfca"],
  ])("an empty field that is kept as %s, as some samples do, has another signature", (kept, signature) => {
    const text = `phones=13800000001&templateCode=574005827011772416&${kept}${headers}`;
    expect(signatureOf(text, signer.accessKey, "HmacSHA256")).toBe(signature);
    expect(proofOf({ ...c1, upExtendCode: "" })["x-sign"]).not.toBe(signature);
  });

  test("a zero takes part", () => {
    expect(stringToSign({ page: 0, note: false })).toBe("note=false&page=0");
  });

  test("the order of the fields in the body does not matter, and nothing that takes part can be changed", () => {
    const fields = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), { minKeys: 1, maxKeys: 6 });
    fc.assert(
      fc.property(fields, (given) => {
        const turned = Object.fromEntries(Object.entries(given).reverse());
        expect(stringToSign(turned)).toBe(stringToSign(given));
        for (const name of Object.keys(given)) expect(stringToSign({ ...given, [name]: `${given[name]}1` })).not.toBe(stringToSign(given));
      }),
    );
  });

  test("names are sorted as code units, not as a language sorts them", () => {
    expect(stringToSign({ "x-api-key": "3", upExtendCode: "2", Bid: "1" })).toBe("Bid=1&upExtendCode=2&x-api-key=3");
  });
});

test("a nonce has 20 digits, and no two are the same", () => {
  const random = seeded(7);
  const nonces = Array.from({ length: 1000 }, () => nonceOf(random));
  for (const nonce of nonces) expect(nonce).toMatch(/^\d{20}$/);
  expect(new Set(nonces).size).toBe(1000);
});

test("each method has digits of its own length", () => {
  expect(signMethods.map((method) => signatureOf("x", "k", method).length)).toEqual([32, 40, 56, 64, 96, 128]);
});

test("a clock may have fractions of a millisecond, the time that is sent has none", () => {
  expect(authorize(signer, { body: undefined }, 1700000000000.7, "1234567890")["x-timestamp"]).toBe("1700000000000");
});
