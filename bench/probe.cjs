/**
 * Loaded into a measured process before its program: tells at its end, in the file named by BENCH_PROBE, its peak memory, its processor
 * time and how many bytes it wrote to files, by the kind of file.
 */
const fs = require("node:fs");

const files = new Map();
const written = { state: 0, journal: 0, other: 0 };
const { openSync, writeSync, writeFileSync } = fs;

fs.openSync = (path, ...rest) => {
  const file = openSync(path, ...rest);
  files.set(file, String(path));
  return file;
};
fs.writeSync = (file, ...rest) => {
  const bytes = writeSync(file, ...rest);
  count(files.get(file), bytes);
  return bytes;
};
fs.writeFileSync = (path, data, ...rest) => {
  writeFileSync(path, data, ...rest);
  count(String(path), Buffer.byteLength(data));
};

function count(path, bytes) {
  if (path === undefined) return;
  written[/\.journal(\.|$)/.test(path) ? "journal" : /\.tfstate(\.|$)/.test(path) ? "state" : "other"] += bytes;
}

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const report = { peakBytes: maxRSS * 1024, cpuMs: (userCPUTime + systemCPUTime) / 1000, written };
  writeFileSync(process.env.BENCH_PROBE, JSON.stringify(report));
});
