/** The signer of the vendor's own SDK for Node, unmodified, signs requests that the emulator's Baidu accepts. */
/// <reference path="../support/accounts/baiducloud-sdk.d.ts" />
import { stringify } from "node:querystring";
import Auth from "@baiducloud/sdk/src/auth";
import type { Emulator } from "../../src/emulator";
import { baiduCalls } from "../../src/emulator/baidu/calls/routes";
import { emulators, signatureBody, signatureRef, templateBody, templateRef } from "./caller";

type Pairs = Readonly<Record<string, string>>;

interface Request {
  readonly query?: Pairs;
  readonly body?: object;
  readonly headers?: Pairs;
}

const longTerm = { id: "emulator", secret: "emulator-secret" };
const temporary = { id: "temporary", secret: "temporary-secret", token: "the token/+=" };
const credentials = {
  [longTerm.id]: { secret: longTerm.secret },
  [temporary.id]: { secret: temporary.secret, sessionToken: temporary.token },
};
const tokenName = "x-bce-security-token";

/** Makes a request as the SDK's own client does: all `x-bce-` headers are signed, and those that every request has. */
function clientOf({ url }: Emulator, { id, secret }: { readonly id: string; readonly secret: string } = longTerm, common: Request = {}) {
  const auth = new Auth(id, secret);
  return async (method: string, path: string, { query = {}, body, headers = {} }: Request = {}) => {
    const text = body && JSON.stringify(body);
    const pairs = { ...common.query, ...query };
    const sent: Record<string, string> = {
      "x-bce-date": new Date().toISOString().replace(/\.\d+Z$/, "Z"),
      ...(text !== undefined && { "content-type": "application/json; charset=UTF-8" }),
      ...common.headers,
      ...headers,
    };
    const length = text === undefined ? {} : { "content-length": String(Buffer.byteLength(text)) };
    const signed = { ...sent, ...length, host: new URL(url).host };
    const authorization = auth.generateAuthorization(method, path, pairs, signed);
    const answer = await fetch(`${url}${path}?${stringify(pairs)}`, {
      method,
      headers: { ...sent, authorization },
      ...(text !== undefined && { body: text }),
    });
    const said = await answer.text();
    const read: Readonly<Record<string, unknown>> = said === "" ? {} : JSON.parse(said);
    return { status: answer.status, body: read };
  };
}

describe("the vendor's signer", () => {
  const start = emulators();
  const yesterday = new Date(Date.now() - 24 * 3600_000).toISOString().slice(0, "yyyy-mm-dd".length);
  const day = { startTime: `${yesterday} 00:00:00`, endTime: `${yesterday} 23:59:59`, dimension: "day", smsType: "all" };
  const compact = yesterday.replaceAll("-", "");

  it.each([
    ["a long-term key", longTerm, {}],
    ["a temporary key, its token in a header", temporary, { headers: { [tokenName]: temporary.token } }],
    ["a temporary key, its token in the query", temporary, { query: { [tokenName]: temporary.token } }],
  ])("with %s signs every call", async (_what, key, common) => {
    const emulator = await start({ credentials, review: "manual" });
    const call = clientOf(emulator, key, common);
    const signature = await call("POST", "/sms/v3/signatureApply", { query: { clientToken: "token / 1+2" }, body: signatureBody });
    const template = await call("POST", "/sms/v3/template", { query: { clientToken: "token 3" }, body: templateBody });
    expect([signature, template]).toMatchObject([{ status: 200 }, { status: 200 }]);
    const signaturePath = `/sms/v3/signatureApply/${idIn(signature)}`;
    const templatePath = `/sms/v3/template/${idIn(template)}`;
    const phone = "13800138000";
    const applied = [
      await call("PUT", signaturePath, { body: signatureBody }),
      await call("GET", signaturePath),
      await call("PUT", templatePath, { body: templateBody }),
      await call("GET", templatePath),
    ];
    emulator.admin.approve(signatureRef(idIn(signature)));
    emulator.admin.approve(templateRef(idIn(template)));
    const used = [
      await call("POST", "/api/v3/sendSms", {
        query: { clientToken: "token 4" },
        body: { mobile: phone, template: idIn(template), signatureId: idIn(signature), contentVar: { code: "482913" } },
      }),
      await call("POST", "/sms/v3/blacklist", { body: { type: "MerchantBlack", phone: `${phone},13800138001` } }),
      await call("GET", "/sms/v3/blacklist", { query: { phone: `${phone},13800138001` } }),
      await call("DELETE", "/sms/v3/blacklist/delete", { query: { phones: `${phone},13800138001` } }),
      await call("PUT", "/sms/v3/quota", { body: quota }),
      await call("GET", "/sms/v3/quota", { query: { userQuery: "" } }),
      await call("GET", "/sms/v3/summary", { query: day }),
      await call("GET", "/sms/v3/openapi/statisticTemplate", { query: { startTime: compact, endTime: compact } }),
      await call("DELETE", templatePath),
      await call("DELETE", signaturePath),
    ];
    expect([...applied, ...used].filter(({ status }) => status !== 200)).toEqual([]);
    const { counts, refused } = emulator.admin.calls();
    expect(Object.keys(counts.baidu ?? {}).sort()).toEqual([...baiduCalls].sort());
    expect(refused).toEqual({});
  });

  it.each([
    ["another secret", { id: longTerm.id, secret: "another" }, {}, "SignatureDoesNotMatch"],
    ["a temporary key without its token", temporary, {}, "AccessDenied"],
    ["a temporary key with another token", temporary, { query: { [tokenName]: "another" } }, "AccessDenied"],
    ["a long-term key with a token", longTerm, { headers: { [tokenName]: temporary.token } }, "AccessDenied"],
  ])("with %s is refused", async (_what, key, common, code) => {
    const call = clientOf(await start({ credentials }), key, common);
    expect(await call("GET", "/sms/v3/quota")).toMatchObject({ body: { code } });
  });
});

const quota = {
  quotaPerDay: 5000,
  quotaPerMonth: 50_000,
  rateLimitPerMobilePerSignByMinute: 1,
  rateLimitPerMobilePerSignByHour: 5,
  rateLimitPerMobilePerSignByDay: 10,
};

function idIn({ body }: { readonly body: Readonly<Record<string, unknown>> }): string {
  return String(body.signatureId ?? body.templateId);
}
