import { createHmac } from "node:crypto";
import { emulators } from "./caller";
import { clockAt, noon } from "./sending";
import { callV1, type FormOptions, secondsOf, sendForm, unhurried, v1Text } from "./tencent-caller";

const ask = { SignIdSet: [7], International: 0 };
const seconds = noon / 1000;

describe("HmacSHA1 and HmacSHA256", () => {
  const start = emulators();
  const startAtNoon = () => start({ ...unhurried, clock: clockAt(noon) });

  const refused: [string, FormOptions, string][] = [
    ["no SecretId", { common: { SecretId: undefined } }, "MissingParameter"],
    ["no Nonce", { common: { Nonce: undefined } }, "MissingParameter"],
    ["no Timestamp", { common: { Timestamp: undefined } }, "MissingParameter"],
    ["no Signature", { signature: "" }, "MissingParameter"],
    ["an unknown key", { common: { SecretId: "nobody" } }, "AuthFailure.SecretIdNotFound"],
    ["a clock 301 seconds behind", { timestamp: seconds - 301 }, "AuthFailure.SignatureExpire"],
    ["a clock 301 seconds ahead", { timestamp: seconds + 301 }, "AuthFailure.SignatureExpire"],
    ["a Nonce that is no number", { common: { Nonce: "often" } }, "InvalidParameter"],
    ["a Nonce that is not positive", { common: { Nonce: "0" } }, "InvalidParameter"],
    ["a wrong secret", { key: { id: "emulator", secret: "another" } }, "AuthFailure.SignatureFailure"],
    ["a wrong signature", { signature: "AAAA" }, "AuthFailure.SignatureFailure"],
    ["an unknown action", { common: { Action: "Sing" } }, "InvalidAction"],
    ["a missing action", { common: { Action: undefined } }, "MissingParameter"],
    ["a missing region", { common: { Region: undefined } }, "MissingParameter"],
    ["another region", { common: { Region: "ap-tokyo" } }, "UnsupportedRegion"],
    ["another version", { common: { Version: "2019-07-11" } }, "NoSuchVersion"],
  ];

  it.each(refused)("refuse %s", async (_what, options, code) => {
    const emulator = await startAtNoon();
    for (const method of ["GET", "POST"] as const) {
      expect((await callV1(emulator, "DescribeSmsSignList", ask, { ...options, method })).code).toBe(code);
    }
  });

  it.each(["HmacSHA256", "HmacSHA1", undefined, "whatever"])(
    "are told by SignatureMethod %s: all but HmacSHA256 is SHA-1",
    async (method) => {
      const emulator = await startAtNoon();
      const common = method === undefined ? {} : { SignatureMethod: method };
      expect((await callV1(emulator, "DescribeSmsSignList", ask, { common })).response.DescribeSignListStatusSet).toEqual([]);
      // Computed here once more, without the module that the emulator uses.
      const pairs: Record<string, string> = {
        Action: "DescribeSmsSignList",
        International: "0",
        Nonce: "11886",
        Region: "ap-guangzhou",
        SecretId: "emulator",
        "SignIdSet.0": "7",
        ...common,
        Timestamp: String(secondsOf(emulator)),
        Version: "2021-01-11",
      };
      const joined = Object.keys(pairs)
        .sort()
        .map((name) => `${name}=${pairs[name]}`)
        .join("&");
      const signed = `POST${new URL(emulator.url).host}/?${joined}`;
      const signature = createHmac(method === "HmacSHA256" ? "sha256" : "sha1", "emulator-secret")
        .update(signed)
        .digest("base64");
      const reply = await sendForm(emulator, "DescribeSmsSignList", "POST", `${joined}&Signature=${encodeURIComponent(signature)}`);
      expect(reply.response.DescribeSignListStatusSet).toEqual([]);
    },
  );

  it("do not let a Nonce pass twice with one Timestamp, whatever the request", async () => {
    const emulator = await startAtNoon();
    const common = { Nonce: "11886" };
    const first = await callV1(emulator, "DescribeSmsSignList", ask, { common });
    const other = await callV1(emulator, "DescribeSmsTemplateList", { International: 0 }, { common });
    const later = await callV1(emulator, "DescribeSmsTemplateList", { International: 0 }, { common, timestamp: seconds + 1 });
    expect([first.code, other.code, later.code]).toEqual([undefined, "AuthFailure.SignatureFailure", undefined]);
  });

  it("do not let the same request pass twice", async () => {
    const emulator = await startAtNoon();
    const text = v1Text(emulator, "DescribeSmsSignList", ask);
    expect((await sendForm(emulator, "DescribeSmsSignList", "POST", text)).code).toBeUndefined();
    const again = await sendForm(emulator, "DescribeSmsSignList", "POST", text);
    expect([again.code, again.message]).toEqual(["AuthFailure.SignatureFailure", expect.stringContaining("was received before")]);
  });

  it("want percent-encoding in capital letters, and a plus sign encoded", async () => {
    const emulator = await start(unhurried);
    const parameters = { SmsSdkAppId: "1400006666", SerialNo: "a/b" };
    const text = v1Text(emulator, "ReportConversion", parameters);
    expect((await sendForm(emulator, "ReportConversion", "POST", text.replace("%2F", "%2f"))).code).toBe("AuthFailure.SignatureFailure");
    const plus = v1Text(emulator, "ReportConversion", { ...parameters, SerialNo: "a+b" });
    expect((await sendForm(emulator, "ReportConversion", "POST", plus.replace("a%2Bb", "a+b"))).code).toBe("AuthFailure.SignatureFailure");
    expect((await sendForm(emulator, "ReportConversion", "POST", plus)).code).toBeUndefined();
    expect((await sendForm(emulator, "ReportConversion", "POST", "Action=ReportConversion&SecretId=%")).code).toBe("InvalidParameter");
  });

  it("take at most 32 KB in a query and 1 MB in a form", async () => {
    const emulator = await startAtNoon();
    const conversion = (bytes: number) => ({ SmsSdkAppId: "1400006666", SerialNo: "x".repeat(bytes) });
    const codeOf = async (method: "GET" | "POST", bytes: number) =>
      (await callV1(emulator, "ReportConversion", conversion(bytes), { method })).code;
    expect(await codeOf("GET", 32_000)).toBeUndefined();
    expect(await codeOf("GET", 33_000)).toBe("RequestSizeLimitExceeded");
    expect(await codeOf("POST", 1_040_000)).toBeUndefined();
    expect(await codeOf("POST", 1_050_000)).toBe("RequestSizeLimitExceeded");
  });

  it("demand the token of a temporary key", async () => {
    const emulator = await start({ credentials: { emulator: { secret: "emulator-secret", sessionToken: "token" } } });
    const codeWith = async (common: Record<string, string>) => (await callV1(emulator, "DescribeSmsSignList", ask, { common })).code;
    expect(await codeWith({})).toBe("AuthFailure.TokenFailure");
    expect(await codeWith({ Token: "token" })).toBeUndefined();
  });
});
