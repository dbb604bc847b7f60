/**
 * Loaded into a process, of the plugin or of smsform, by `NODE_OPTIONS=--require`: counts HTTP requests, and ends the process at one of them as
 * `kill -9` would.
 *
 * `REQUEST_KILLER_LOG` is a file with a line for every request so far, sent or not: its method and its path without ids and query;
 * all processes of a test may share it. `REQUEST_KILLER` is `before N`, the N-th request from 1 being about to be sent; `unsent N`, the same of
 * requests that are no GET; or `after N`, the N-th request that is no GET being answered. Absent, nothing is killed.
 */
const { appendFileSync, readFileSync } = require("node:fs");
const http = require("node:http");

const { REQUEST_KILLER_LOG: log, REQUEST_KILLER = "never 0" } = process.env;
const [moment, number] = REQUEST_KILLER.split(" ");
const { request } = http;
const die = () => process.kill(process.pid, "SIGKILL");

http.request = (options, ...rest) => {
  const path = String(options.path)
    .replace(/\?.*/, "")
    .replaceAll(/\/sms-[^/]+/g, "/ID");
  appendFileSync(log, `${options.method} ${path}\n`);
  const requests = readFileSync(log, "utf8").trimEnd().split("\n");
  if (moment === "before" && requests.length === Number(number)) die();
  const writes = requests.filter((line) => !line.startsWith("GET ")).length;
  if (moment === "unsent" && options.method !== "GET" && writes === Number(number)) die();
  const sent = request(options, ...rest);
  if (moment === "after" && options.method !== "GET" && writes === Number(number)) sent.prependListener("response", die);
  return sent;
};
