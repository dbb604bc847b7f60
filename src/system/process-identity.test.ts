import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { processIdentityIn } from "../ports/processes";
import { answersSignals, ownProcess, processStat, stateOf } from "./process-identity";

describe("a process", () => {
  it("that is this one is running, and can be told from another by each of its marks", () => {
    const own = ownProcess();
    expect(stateOf(own)).toBe("running");
    expect(stateOf({ ...own, started: "1" })).toBe("ended");
    expect(stateOf({ ...own, host: "renamed" })).toBe("running");
    for (const mark of ["boot", "namespace", "started"] as const) expect(stateOf({ ...own, [mark]: "" })).toBe("unknown");
    expect(stateOf({ ...own, boot: "another", pid: 1 })).toBe("unknown");
    expect(stateOf({ ...own, namespace: "pid:[1]", started: "1" })).toBe("unknown");
  });

  it("is over when it was killed, whether or not its parent has asked how it ended", async () => {
    // The shell's child is killed and stays defunct: the shell has become a program that never asks.
    const parent = spawn("sh", ["-c", "sleep 60 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
    try {
      const [line] = await once(parent.stdout, "data");
      const pid = Number(String(line));
      const identity = { ...ownProcess(), pid, started: processStat(pid)?.started ?? "" };
      expect(stateOf(identity)).toBe("running");
      // As long as it is a shell, it asks.
      while (readFileSync(`/proc/${parent.pid}/comm`, "utf8") !== "sleep\n") await new Promise(setImmediate);
      process.kill(pid, "SIGKILL");
      while (stateOf(identity) === "running") await new Promise(setImmediate);
      expect(stateOf(identity)).toBe("ended");
      expect(answersSignals(pid)).toBe(true);
    } finally {
      parent.kill("SIGKILL");
      await once(parent, "exit");
    }
  });

  it("is read from what is written of it; an earlier version wrote less", () => {
    expect(processIdentityIn(JSON.parse(JSON.stringify(ownProcess())))).toEqual(ownProcess());
    expect(processIdentityIn({ host: "h", pid: 7, started: "1" })).toEqual({ host: "h", boot: "", namespace: "", pid: 7, started: "1" });
    for (const wrong of [
      null,
      "x",
      [],
      {},
      { host: "h", pid: 0, started: "1" },
      { host: "h", pid: 1.5, started: "" },
      { host: 1, pid: 1, started: "" },
    ]) {
      expect(processIdentityIn(wrong)).toBeUndefined();
    }
  });

  it("has a name that may hold anything", () => {
    const name = "a) Z 1 (b";
    const script = `process.title = ${JSON.stringify(name)}; process.stdout.write(require("node:fs").readFileSync("/proc/self/stat", "utf8"))`;
    expect(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" })).toContain(`(${name}`);
    expect(processStat(process.pid)).toMatchObject({ parent: process.ppid, isDefunct: false });
  });
});
