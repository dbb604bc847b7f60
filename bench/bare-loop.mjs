/**
 * The floor: the same calls with the same signatures and nothing around them.
 * `node bench/bare-loop.mjs URL COUNT IN_FLIGHT` creates COUNT templates and reads each of them, over kept connections, and prints the
 * milliseconds of both as JSON. Starting the process is not in them.
 */
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { credentials, dist } from "./programs.mjs";
import { templateOf } from "./stack.mjs";

const { authorize } = createRequire(import.meta.url)(join(dist, "clouds", "baidu", "authorize.js"));
const [url, count, inFlight] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const { host, hostname, port } = new URL(url);
const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
const path = "/sms/v3/template";

const ids = new Array(count);
const create = await timed(async (number) => {
  const { templateId } = await call("POST", path, [["clientToken", randomUUID()]], templateOf(number));
  ids[number] = templateId;
});
const read = await timed((number) => call("GET", `${path}/${ids[number]}`, []));
console.log(JSON.stringify({ create, read }));
agent.destroy();

/** Milliseconds for all of them, so many at a time. */
async function timed(work) {
  const begun = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return performance.now() - begun;
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
