/**
 * Loaded into a program with `--require`: ends it as `kill -9` does at its n-th write to a journal or state, before or after the write.
 *
 * SMSFORM_KILL="before 3" or "after 3"; SMSFORM_KILL_LOG=FILE has a line for each write of a run that was not killed appended: what kind
 * of write it was, e.g. `journal done sms_baidu_quota` or `replace tfstate`; and a line `request` for each HTTP request between them.
 */
const fs = require("node:fs");
const http = require("node:http");

const [moment, at] = (process.env.SMSFORM_KILL ?? "never 0").split(" ");
const watched = new Map();
const log = [];
let writes = 0;

/** `journal`, `backup` or `tfstate`; undefined for any other file. */
function subjectOf(path) {
  const [, part = "", temporary] = /\.tfstate(\.journal|\.backup)?(\..+\.tmp)?$/.exec(String(path)) ?? [];
  if (part === "" && !/\.tfstate(\..+\.tmp)?$/.test(String(path))) return undefined;
  return `${temporary === undefined ? "" : "new "}${part.slice(1) || "tfstate"}`;
}

function step(kind, run) {
  log.push(kind);
  writes += 1;
  const due = writes === Number(at);
  if (due && moment === "before") process.kill(process.pid, "SIGKILL");
  const result = run();
  if (due && moment === "after") process.kill(process.pid, "SIGKILL");
  return result;
}

/** A line of a journal tells what step it is, and of which type's object. */
function kindOf(subject, data) {
  const line = subject === "journal" ? String(data) : "";
  const [, journalStep] = /"step":"(\w+)"/.exec(line) ?? [];
  const [, type = ""] = /"(?:address|from)":"(\w+)\./.exec(line) ?? [];
  return journalStep === undefined ? `write ${subject}` : `journal ${journalStep} ${type}`.trimEnd();
}

const { openSync, writeSync, renameSync, unlinkSync } = fs;
fs.openSync = (path, flags, ...rest) => {
  const file = openSync(path, flags, ...rest);
  const subject = subjectOf(path);
  if (subject !== undefined && typeof flags === "string" && flags !== "r") watched.set(file, subject);
  else watched.delete(file);
  return file;
};
fs.writeSync = (file, data, ...rest) => {
  const subject = watched.get(file);
  const write = () => writeSync(file, data, ...rest);
  return subject === undefined ? write() : step(kindOf(subject, data), write);
};
fs.renameSync = (from, to) => {
  const subject = subjectOf(to);
  const rename = () => renameSync(from, to);
  return subject === undefined ? rename() : step(`replace ${subject}`, rename);
};
fs.unlinkSync = (path) => {
  const subject = subjectOf(path);
  const remove = () => unlinkSync(path);
  return subject === undefined || !fs.existsSync(path) ? remove() : step(`remove ${subject}`, remove);
};

const { request } = http;
http.request = (...options) => {
  log.push("request");
  return request(...options);
};

process.on("exit", () => {
  if (process.env.SMSFORM_KILL_LOG) fs.appendFileSync(process.env.SMSFORM_KILL_LOG, log.map((kind) => `${kind}\n`).join(""));
});
