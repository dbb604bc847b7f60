import { resolve } from "node:path";
import { writeDuration } from "../../clouds/shared/objects/duration";
import { type Disk, kindAt } from "../../ports/disk";
import { displayName, type StackDiagnostic } from "../../stack";
import { systemClock } from "../../system/clock";
import { networkExchange } from "../../system/network/exchange";
import { systemWorld } from "../../system/world";
import { packageVersion } from "../../version";
import { holdMemory, MemoryUnusable } from "../../watch/memory";
import { howToPull, watch } from "../../watch/watch";
import { diagnosticMessage, formatMessage, versionMessage } from "../json/json-messages";
import type { WatchFlags } from "../options/flags";
import { newsMessage, renderNews } from "../render/news";
import { printable } from "../render/writing/printable";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";
import { outletFor } from "./outlets";

/** Looks now and then, and tells what has happened. @returns 1 where something could not be looked at, or not told; 0 where it was stopped */
export async function watchCommand(flags: WatchFlags, terminal: Terminal): Promise<number> {
  const { json = false } = flags;
  const now = systemClock.now;
  if (json) terminal.out(formatMessage(versionMessage(packageVersion()), now()));
  let toldBefore = "";
  const tell = (diagnostics: readonly StackDiagnostic[]) => {
    // What is still wrong was told by the look before.
    const told = JSON.stringify(diagnostics.map(({ address, summary, detail }) => [address, summary, detail]));
    if (told === toldBefore) return;
    toldBefore = told;
    if (json) for (const each of diagnostics) terminal.out(formatMessage(diagnosticMessage(each), now()));
    else createView({ ...terminal, out: terminal.err }, { json: false, now }).diagnostics(diagnostics);
  };
  const note = (text: string) => terminal.err(printable`${text}\n`);
  const view = { diagnostics: tell, event() {}, tick() {}, note };
  return withStack(flags, terminal, view, async ({ stack, options, interrupts }) => {
    const world = { ...systemWorld, clock: options.runtime.clock, exchange: options.runtime.exchange ?? networkExchange() };
    const name = displayName(stack);
    const outlet = outletFor(flags, { terminal, world, name });
    if (outlet && "problem" in outlet) {
      tell([{ severity: "error", summary: "Nothing could be told", detail: outlet.problem }]);
      return 1;
    }
    try {
      if (flags.state !== undefined && !isFileOrNothing(systemWorld.disk, stack.paths.state)) {
        tell([{ severity: "error", summary: "The state cannot be used", detail: `${stack.paths.state} is no file. ${howToPull}` }]);
        return 1;
      }
      const path = flags.memory === undefined ? stack.paths.watch : resolve(terminal.cwd, flags.memory);
      const memory = await holdMemory({
        machine: world,
        clock: world.clock,
        path,
        timeoutMs: options.lockTimeoutMs,
        signal: interrupts.stop,
      });
      if (!flags.once) note(`Watching ${name} every ${writeDuration(flags.every)}; Ctrl-C ends it.`);
      let count = 0;
      try {
        const isWell = await watch({
          stack,
          name,
          options,
          clock: world.clock,
          memory,
          outlet,
          everyMs: flags.once ? undefined : flags.every,
          isStateGiven: flags.state !== undefined,
          print: (news) => {
            count += 1;
            return terminal.deliver(
              json ? formatMessage(newsMessage(news), now()) : printable`${renderNews(news, terminal.colours.out)}\n`,
            );
          },
          tell,
          note,
          stop: interrupts.stop,
        });
        // A person wants to see that it was looked; cron sends what is written, and nothing new is nothing to send.
        if (flags.once && isWell && count === 0 && terminal.interactive && !json) note(`Nothing new in ${name}.`);
        return isWell ? 0 : 1;
      } finally {
        memory.release();
      }
    } catch (problem) {
      if (!(problem instanceof MemoryUnusable)) throw problem;
      tell([{ severity: "error", summary: problem.summary, detail: problem.message }]);
      return 1;
    }
  });
}

/** One that is not there is told by the watch itself, as one that goes away meanwhile. */
function isFileOrNothing(disk: Disk, path: string): boolean {
  const kind = kindAt(disk, path);
  return kind === undefined || kind === "file";
}
