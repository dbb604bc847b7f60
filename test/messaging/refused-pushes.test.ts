/** What must not be believed is answered, told as a problem, and makes nothing throw. */
import { gzipSync } from "node:zlib";
import {
  baiduHeaders,
  baiduReport,
  clock,
  form,
  huaweiHeaders,
  huaweiReport,
  infocloudReport,
  json,
  platforms,
  tencentReports,
} from "./bodies";
import { receivers } from "./receiver";

const receive = receivers();

interface Case {
  readonly to?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
  readonly remoteAddress?: string;
  readonly status: number;
  readonly says: RegExp;
}

const cases: Readonly<Record<string, Case>> = {
  "a wrong key of infocloud": { to: "infocloud", body: infocloudReport("another"), status: 401, says: /the apiKey is not the one given/ },
  "no key of infocloud": { to: "infocloud", body: '{"data":[]}', status: 400, says: /has no apiKey/ },
  "a wrong secret of Huawei": {
    to: "huawei",
    headers: huaweiHeaders(huaweiReport, "other"),
    body: huaweiReport,
    status: 401,
    says: /^$|Unauthorized/,
  },
  "no signature of Huawei": { to: "huawei", headers: form, body: huaweiReport, status: 401, says: /Unauthorized/ },
  "an old push of Huawei": {
    to: "huawei",
    headers: huaweiHeaders(huaweiReport, "secret", "20240102T020405Z"),
    body: huaweiReport,
    status: 401,
    says: /Unauthorized/,
  },
  "a wrong token of Baidu": {
    to: "baidu",
    headers: baiduHeaders(baiduReport, "other"),
    body: baiduReport,
    status: 401,
    says: /the signature is wrong/,
  },
  "no signature of Baidu": { to: "baidu", headers: json, body: baiduReport, status: 400, says: /timestamp/ },
  "a changed body of Baidu": {
    to: "baidu",
    headers: baiduHeaders(baiduReport),
    body: `${baiduReport} `,
    status: 401,
    says: /the signature is wrong/,
  },
  "another method": { method: "PUT", body: tencentReports(1), status: 405, says: /by POST/ },
  "a question": { method: "GET", status: 405, says: /by POST/ },
  "another type of content": {
    to: "baidu",
    headers: { ...baiduHeaders(baiduReport), "content-type": "text/plain" },
    body: baiduReport,
    status: 415,
    says: /application\/json, not \\"text\/plain\\"/,
  },
  "a compressed body": {
    headers: { ...json, "content-encoding": "gzip" },
    body: gzipSync(tencentReports(1)),
    status: 415,
    says: /compressed/,
  },
  "no body": { status: 400, says: /the body/ },
  "a broken body": { body: tencentReports(2).slice(0, -10), status: 400, says: /the body/ },
  "half a character": { body: Buffer.from([0x5b, 0x22, 0xe4, 0xba, 0x22, 0x5d]), status: 400, says: /UTF-8/ },
  null: { body: "null", status: 400, says: /the body is null/ },
  "a number": { body: "17", status: 400, says: /a number/ },
  "lists without end": { body: "[".repeat(100_000), status: 400, says: /the body/ },
  "a list of lists": { body: `${"[".repeat(50_000)}${"]".repeat(50_000)}`, status: 400, says: /must be an object/ },
  "no report that can be read": { body: '[{"sid":""}]', status: 400, says: /must be/ },
  "fields of the language": { body: '{"__proto__":{"mobile":"1"},"constructor":1}', status: 400, says: /has no mobile/ },
  "a form without anything": { to: "huawei", headers: huaweiHeaders("&&&"), body: "&&&", status: 400, says: /has no smsMsgId/ },
  "a body that is too long": { body: tencentReports(50_000), status: 413, says: /longer than 5000000 bytes/ },
  "a path that is nobody's": { to: "other", body: "[]", status: 404, says: /nothing is pushed to this path/ },
};

describe.each(["node:http", "fetch"])("by %s, what is refused:", (style) => {
  it.each(Object.entries(cases))("%s", async (_what, { to = "tencent", method = "POST", headers = json, body, status, says }) => {
    const receiver = await receive({ platforms, clock: clock() });
    const init = { method, headers, ...(body === undefined ? {} : { body: typeof body === "string" ? body : new Uint8Array(body) }) };
    const url = `${receiver.url}/callbacks/${to}`;
    const answer = await (style === "fetch"
      ? receiver.handler.fetch(new Request(url, init), { remoteAddress: "127.0.0.1" })
      : fetch(url, init));
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringMatching(says)]);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(receiver.problems).toMatchObject(status === 404 ? [] : [{ what: "refused", status }]);
    expect(receiver.events).toEqual([]);
  });

  it("an address that is not the platform's", async () => {
    const receiver = await receive({ platforms: { tencent: { addresses: ["203.0.113.0/24"] } } });
    const post = { method: "POST", headers: { ...json, "x-real-ip": "203.0.113.7" }, body: tencentReports(1) };
    const url = `${receiver.url}/callbacks/tencent`;
    const answer = await (style === "fetch" ? receiver.handler.fetch(new Request(url, post)) : fetch(url, post));
    expect([answer.status, await answer.json()]).toEqual([403, { result: 1, errmsg: expect.stringContaining("not among those allowed") }]);
    const behind = await receive({
      platforms: { tencent: { addresses: ["203.0.113.0/24"], remoteAddress: (headers) => String(headers["x-real-ip"]) } },
    });
    const believed = `${behind.url}/callbacks/tencent`;
    expect((await (style === "fetch" ? behind.handler.fetch(new Request(believed, post)) : fetch(believed, post))).status).toBe(200);
  });
});
