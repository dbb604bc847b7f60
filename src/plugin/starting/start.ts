/** The plugin process until the handshake. No package is loaded here, and nothing that serves. */
import { createLog } from "../log";
import type { Plugin } from "./bundled";
import { greet } from "./greeting";
import { refusal } from "./handshake";

/**
 * Serves the engine that started this process, or says why not.
 * @param load the rest of the plugin, which takes longer than everything before
 */
export async function start(load: () => Plugin): Promise<void> {
  const log = createLog(process.env);
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (failure: unknown) => log("error", event, { stack: failure instanceof Error ? failure.stack : String(failure) }));
  }
  try {
    await startWhatIsAsked(load);
  } catch (failure) {
    process.stderr.write(`terraform-provider-sms cannot start: ${failure instanceof Error ? failure.message : String(failure)}\n`);
    process.exit(1);
  }
}

async function startWhatIsAsked(load: () => Plugin): Promise<void> {
  if (process.argv.includes("--reattach") || process.env.SMSFORM_REATTACH === "1") return load().attach();
  const problem = refusal(process.env);
  if (problem !== undefined) {
    process.stderr.write(problem);
    process.exitCode = 1;
    return;
  }
  // An interrupt reaches the whole process group; the engine then asks the plugin to stop by StopProvider.
  process.on("SIGINT", () => undefined);
  endWithTheEngine();
  const greeted = await greet(process.env);
  load().serveEngine(greeted);
}

/** An engine that is killed tells nobody. Its plugin must not outlive it: its unfinished creates are for the next run. */
function endWithTheEngine(): void {
  const engine = process.ppid;
  setInterval(() => {
    if (process.ppid !== engine) process.exit(1);
  }, 1000).unref();
}
