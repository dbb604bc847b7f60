/** How fast the handler of pushes takes receipts, beside a bare server that parses the same JSON, and how long its answers take under load. */
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const connections = 32;

const tencent = (id) => ({
  user_receive_time: "2024-01-02 14:30:15",
  nationcode: "86",
  mobile: "13800138000",
  report_status: "SUCCESS",
  errmsg: "DELIVRD",
  description: "用户短信送达成功",
  sid: `2019:${id}`,
});
const infocloud = (id) => ({
  msgId: `5779519568${id}`,
  tel: "13800138000",
  arriveResult: "DELIVRD",
  arriveTime: "2401021430",
  bid: "order 7",
});
const baidu = (id) => ({
  requestId: "a6d5f1d9ca2048e5a5454e75da1db563",
  messageId: `c5366f96477b49ca90bcdff2516f${id}`,
  mobile: "13800138000",
  code: "0",
  requestTime: "2019-12-03T22:53:00Z",
  deliverTime: "2019-12-03T22:53:05Z",
  custom: null,
  carrierCode: "DELIVRD",
  attemptCount: 1,
  segmentCount: 1,
});

/** What is pushed, by how many reports a push has. */
const kinds = {
  "baidu, signed": { path: "/callbacks/baidu", each: 1, body: (ids) => JSON.stringify(baidu(ids[0])), headers: signed },
  infocloud: { path: "/callbacks/infocloud", each: 1, body: (ids) => JSON.stringify({ apiKey: "account", data: ids.map(infocloud) }) },
  tencent: { path: "/callbacks/tencent", each: 100, body: (ids) => JSON.stringify(ids.map(tencent)) },
};

function signed(body) {
  const timestamp = String(Date.now());
  return { timestamp, signature: createHash("md5").update(`token${timestamp}${body}`).digest("hex") };
}

/** Rounds take turns; each figure is the median of its rounds. */
export async function measureCallbacks({ reports, rounds }) {
  const servers = { bare: await start("bare"), handler: await start("handler") };
  const rows = [];
  for (const [what, kind] of Object.entries(kinds)) {
    const runs = { bare: [], handler: [] };
    // What runs first warms up, and does not count.
    for (let round = 0; round <= rounds; round++) {
      for (const who of ["bare", "handler"]) {
        // Of hundreds as many as take as long: in a fifth of a second one collection of garbage more or less decides.
        const requests = requestsOf(kind, reports * (kind.each > 1 ? 12 : 1), `${round}`);
        const run = await push(servers[who], requests, kind.each);
        if (round > 0) runs[who].push(run);
      }
    }
    rows.push({ what, each: kind.each, bare: medianOf(runs.bare), handler: medianOf(runs.handler), target: 0.7 });
  }
  for (const { child } of Object.values(servers)) child.disconnect();
  return { connections, rows };
}

async function start(who) {
  const child = fork(join(here, "receiver.mjs"), [who]);
  const [{ port }] = await once(child, "message");
  return { child, port };
}

function requestsOf({ path, each, body, headers = () => ({}) }, reports, round) {
  const ids = Array.from({ length: reports }, (_, index) => `${round}${String(index).padStart(8, "0")}`);
  return Array.from({ length: Math.ceil(reports / each) }, (_, index) => {
    const text = body(ids.slice(index * each, (index + 1) * each));
    const fields = { host: "receiver", "content-type": "application/json", "content-length": Buffer.byteLength(text), ...headers(text) };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
    return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${text}`);
  });
}

/** Each connection sends its next push when the last one is answered. */
async function push({ child, port }, requests, each) {
  const waits = [];
  let next = 0;
  const startedAt = performance.now();
  const lane = () =>
    new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      let sentAt = 0;
      let text = "";
      const send = () => {
        if (next >= requests.length) {
          socket.end();
          return resolve();
        }
        text = "";
        sentAt = performance.now();
        socket.write(requests[next++]);
      };
      socket.setNoDelay(true);
      socket.on("connect", send);
      socket.on("error", reject);
      socket.on("data", (chunk) => {
        text += chunk.toString("latin1");
        const end = text.indexOf("\r\n\r\n");
        if (end < 0 || text.length < end + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1])) return;
        if (!text.startsWith("HTTP/1.1 200 ")) return reject(new Error(text));
        waits.push(performance.now() - sentAt);
        send();
      });
    });
  await Promise.all(Array.from({ length: connections }, lane));
  child.send("count");
  const [{ count, cpu }] = await once(child, "message");
  const ms = performance.now() - startedAt;
  if (count !== requests.length * each) throw new Error(`${count} reports were told of ${requests.length * each}`);
  waits.sort((a, b) => a - b);
  return { perSecond: (count / ms) * 1000, cpuMicros: cpu / count, p99: waits[Math.floor(waits.length * 0.99)] };
}

function medianOf(runs) {
  return [...runs].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(runs.length / 2)];
}
