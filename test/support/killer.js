/**
 * Loaded into a program with `--require`: ends it as `kill -9` does at its n-th write to a journal or state, before or after the write.
 *
 * SMSFORM_KILL="before 3" or "after 3"; SMSFORM_KILL_COUNT=FILE has the number of writes of a run that was not killed appended.
 */
const fs = require("node:fs");

const [moment, at] = (process.env.SMSFORM_KILL ?? "never 0").split(" ");
const watched = new Set();
let writes = 0;

const isWatched = (path) => /\.tfstate(\.journal|\.backup)?(\.[0-9a-f]+\.tmp)?$/.test(String(path));

function step(run) {
  writes += 1;
  const due = writes === Number(at);
  if (due && moment === "before") process.kill(process.pid, "SIGKILL");
  const result = run();
  if (due && moment === "after") process.kill(process.pid, "SIGKILL");
  return result;
}

const { openSync, writeSync, renameSync, unlinkSync } = fs;
fs.openSync = (path, flags, ...rest) => {
  const file = openSync(path, flags, ...rest);
  if (isWatched(path) && typeof flags === "string" && flags !== "r") watched.add(file);
  else watched.delete(file);
  return file;
};
fs.writeSync = (file, ...rest) => (watched.has(file) ? step(() => writeSync(file, ...rest)) : writeSync(file, ...rest));
fs.renameSync = (from, to) => (isWatched(to) ? step(() => renameSync(from, to)) : renameSync(from, to));
fs.unlinkSync = (path) => (isWatched(path) && fs.existsSync(path) ? step(() => unlinkSync(path)) : unlinkSync(path));

process.on("exit", () => {
  if (process.env.SMSFORM_KILL_COUNT) fs.appendFileSync(process.env.SMSFORM_KILL_COUNT, `${writes}\n`);
});
