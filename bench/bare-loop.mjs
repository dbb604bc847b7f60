/**
 * The floor: the same calls with the same signatures and nothing around them.
 * `node bench/bare-loop.mjs create|read|describe URL COUNT IN_FLIGHT FILE` creates so many of Baidu's templates over kept connections and
 * writes their ids into the file, or reads each of them; or reads so many of Tencent's by 100 ids a call. `list` reads the lists of Tencent's templates and signatures, which hold so many together. `send` sends one text to so many
 * numbers through Tencent, 200 a call. `huawei-create`, `huawei-read` and
 * `huawei-delete` do so with Huawei's, half of which have a variable: by a call for each, by pages of 100 and a call for each that has a
 * variable, by 50 ids a call.
 */
import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as huawei from "./huawei-stack.mjs";
import { credentials, dist } from "./programs.mjs";
import { templateOf } from "./stack.mjs";
import { idsOf } from "./tencent-stack.mjs";
import { appId, numberOf, sender, templateId } from "./tencent-texts.mjs";

const require = createRequire(import.meta.url);
const { authorize } = require(join(dist, "clouds", "baidu", "client", "signing", "authorize.js"));
const { authorizationOf } = require(join(dist, "clouds", "tencent", "client", "signing", "sign.js"));
const { authorizationOf: huaweiAuthorizationOf, timestampOf } = require(join(dist, "clouds", "huawei", "client", "signing", "sign.js"));
const [what, url, count, inFlight, idsFile] = process.argv.slice(2);
const { host, hostname, port } = new URL(url);
const agent = new Agent({ keepAlive: true, maxSockets: Number(inFlight) });
const path = "/sms/v3/template";

const actions = {
  create: async () => writeFileSync(idsFile, JSON.stringify(await each(count, (number) => create(templateOf(number))))),
  read: () => {
    const ids = JSON.parse(readFileSync(idsFile, "utf8"));
    return each(count, (number) => call("GET", `${path}/${ids[number]}`, []));
  },
  describe: () => {
    const ids = idsOf(Number(count));
    return each(Math.ceil(ids.length / 100), (number) => describeTemplates(ids.slice(100 * number, 100 * (number + 1))));
  },
  list: async () => {
    const calls = ["DescribeSmsTemplateList", "DescribeSmsSignList"];
    const lists = await Promise.all(calls.map(async (call) => (await listAll(call, 0)) + (await listAll(call, 1))));
    const listed = lists.reduce((sum, length) => sum + length, 0);
    if (listed !== Number(count)) throw new Error(`${listed} objects were listed, not ${count}`);
  },
  send: () =>
    each(Math.ceil(count / 200), async (number) => {
      const first = 200 * number;
      const PhoneNumberSet = Array.from({ length: Math.min(200, count - first) }, (_, i) => numberOf(first + i));
      const text = { PhoneNumberSet, SmsSdkAppId: appId, SignName: sender, TemplateId: templateId, TemplateParamSet: ["482913"] };
      const { SendStatusSet } = await callTencent("SendSms", JSON.stringify(text));
      if (!SendStatusSet.every(({ Code }) => Code === "Ok")) throw new Error(JSON.stringify(SendStatusSet).slice(0, 500));
    }),
  "huawei-create": async () => {
    const { id: app_id } = await callHuawei("POST", "/apps", { app_name: "bench", region: "cn" });
    const signature = { signature_type: "NOTIFY_TYPE", signature_source: 0, is_involved_third: "No", qualification_id: "q-1" };
    const { id: sign_id } = await callHuawei("POST", "/signatures", { app_id, signature_name: "云杉商城", ...signature });
    const made = await each(count, (number) => callHuawei("POST", "/templates", huawei.templateOf(number, { app_id, sign_id })));
    writeFileSync(idsFile, JSON.stringify(made.map(({ id }) => id)));
  },
  "huawei-read": async () => {
    const pages = await each(Math.ceil(count / 100), (number) =>
      callHuawei(
        "GET",
        "/templates",
        undefined,
        Object.entries({ limit: 100, offset: 100 * number, sort_dir: "asc", sort_key: "create_time" }),
      ),
    );
    const withVariables = pages.flatMap(({ results }) => results).filter(({ has_variable }) => has_variable === "Yes");
    await each(withVariables.length, (number) => callHuawei("GET", `/templates/${withVariables[number].id}/varilable`));
  },
  "huawei-delete": () => {
    const ids = JSON.parse(readFileSync(idsFile, "utf8"));
    const batch = (number) => ids.slice(50 * number, 50 * (number + 1));
    return each(Math.ceil(ids.length / 50), (number) => callHuawei("POST", "/templates/batch-delete", { ids: batch(number) }));
  },
};
await actions[what]();
agent.destroy();

/** Does something with every number below the count, so many at a time. */
async function each(count, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const number = next++;
      results[number] = await work(number);
    }
  };
  await Promise.all(Array.from({ length: Number(inFlight) }, worker));
  return results;
}

async function create(template) {
  const { templateId } = await call("POST", path, [["clientToken", randomUUID()]], template);
  return templateId;
}

function call(method, path, query, body) {
  const signed = authorize(credentials, { method, path, query, headers: { host } }, Date.now());
  const text = body && JSON.stringify(body);
  const headers = { host, ...signed, ...(text && { "content-type": "application/json", "content-length": Buffer.byteLength(text) }) };
  return send(method, query.length > 0 ? `${path}?${new URLSearchParams(query)}` : path, headers, text);
}

async function describeTemplates(ids) {
  const Response = await callTencent("DescribeSmsTemplateList", `{"International":0,"TemplateIdSet":[${ids}]}`);
  const { length } = Response.DescribeTemplateStatusSet ?? [];
  if (length !== ids.length) throw new Error(`asked for ${ids.length} templates, got ${JSON.stringify(Response).slice(0, 500)}`);
}

/** @returns how many there are */
async function listAll(call, International) {
  for (let Offset = 0; ; Offset += 100) {
    const { DescribeTemplateStatusSet, DescribeSignListStatusSet } = await callTencent(
      call,
      JSON.stringify({ International, Limit: 100, Offset }),
    );
    const { length } = DescribeTemplateStatusSet ?? DescribeSignListStatusSet;
    if (length < 100) return Offset + length;
  }
}

async function callTencent(Action, body) {
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = { host, "content-type": "application/json" };
  const key = { secretId: credentials.accessKeyId, secretKey: credentials.secretKey, timestamp };
  const authorization = authorizationOf({ method: "POST", query: "", headers, body }, key, ["content-type", "host"]);
  const common = { Action, Version: "2021-01-11", Region: "ap-guangzhou", Timestamp: String(timestamp) };
  const named = Object.fromEntries(Object.entries(common).map(([name, value]) => [`x-tc-${name.toLowerCase()}`, value]));
  const { Response } = await send("POST", "/", { ...headers, ...named, authorization, "content-length": Buffer.byteLength(body) }, body);
  if (Response.Error) throw new Error(JSON.stringify(Response));
  return Response;
}

function callHuawei(method, piece, document, fields = []) {
  const target = `/v2/${huawei.projectId}/msgsms${piece}`;
  const body = document === undefined ? "" : JSON.stringify(document);
  const query = fields.map(([name, value]) => [name, String(value)]);
  const headers = { host, "content-type": "application/json", "x-sdk-date": timestampOf(Date.now()) };
  const key = { accessKey: credentials.accessKeyId, secretKey: credentials.secretKey };
  const authorization = huaweiAuthorizationOf({ method, path: target, query, headers, body }, key, Object.keys(headers));
  const search = new URLSearchParams(query).toString();
  const sized = { ...headers, authorization, "content-length": Buffer.byteLength(body) };
  return send(method, search === "" ? target : `${target}?${search}`, sized, body);
}

function send(method, target, headers, text) {
  return new Promise((resolve, reject) => {
    const sent = request({ method, hostname, port, path: target, headers, agent }, async (answer) => {
      const parts = [];
      for await (const part of answer) parts.push(part);
      const received = Buffer.concat(parts).toString();
      if (answer.statusCode === 200) resolve(JSON.parse(received));
      else reject(new Error(`${method} ${target}: ${answer.statusCode} ${received}`));
    });
    sent.on("error", reject).end(text);
  });
}
