/**
 * `fork("receiver.mjs", ["bare" | "handler"])`: a server that pushes come to. The bare one parses their JSON, counts the reports and answers;
 * the other one is the handler, whose program counts events. Both say how many there were when they are asked, and
 * how many microseconds of processor time those took.
 */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { dist } from "./programs.mjs";

const require = createRequire(import.meta.url);
let count = 0;

const receivers = {
  bare: () => ({
    take: (request, response) => {
      const chunks = [];
      request.on("data", (chunk) => chunks.push(chunk));
      request.on("end", () => {
        const pushed = JSON.parse(Buffer.concat(chunks).toString());
        const reports = pushed.data ?? pushed;
        count += Array.isArray(reports) ? reports.length : 1;
        const answer = '{"result":0,"errmsg":"OK"}';
        response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(answer) });
        response.end(answer);
      });
    },
    settle: async () => {},
  }),
  handler: () => {
    const { createReceiptHandler } = require(join(dist, "messaging", "index.js"));
    const { node: take, settle } = createReceiptHandler({
      platforms: { tencent: { addresses: ["127.0.0.1"] }, baidu: { token: "token" }, infocloud: { apiKey: "account" } },
      onEvents: (events) => {
        count += events.length;
      },
      onProblem: ({ error }) => {
        throw error;
      },
    });
    return { take, settle };
  },
};

const { take, settle } = receivers[process.argv[2]]();
const server = createServer(take);
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
let before = process.cpuUsage();
process.on("message", async () => {
  await settle();
  const { user, system } = process.cpuUsage(before);
  process.send({ count, cpu: user + system });
  count = 0;
  before = process.cpuUsage();
});
process.on("disconnect", () => process.exit());
