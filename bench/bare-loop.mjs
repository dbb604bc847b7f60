/**
 * The floor: the same calls with the same signatures and nothing around them.
 * `node bench/bare-loop.mjs create|read URL COUNT IN_FLIGHT FILE` creates so many templates over kept connections and writes their ids into
 * the file, or reads each of them.
 */
import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { credentials, dist } from "./programs.mjs";
import { templateOf } from "./stack.mjs";

const { authorize } = createRequire(import.meta.url)(join(dist, "clouds", "baidu", "authorize.js"));
const [what, url, count, inFlight, idsFile] = process.argv.slice(2);
const { host, hostname, port } = new URL(url);
const agent = new Agent({ keepAlive: true, maxSockets: Number(inFlight) });
const path = "/sms/v3/template";

if (what === "create") writeFileSync(idsFile, JSON.stringify(await each((number) => create(templateOf(number)))));
else {
  const ids = JSON.parse(readFileSync(idsFile, "utf8"));
  await each((number) => call("GET", `${path}/${ids[number]}`, []));
}
agent.destroy();

/** Does something with every number, so many at a time. */
async function each(work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < Number(count)) {
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
  const target = query.length > 0 ? `${path}?${new URLSearchParams(query)}` : path;
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
