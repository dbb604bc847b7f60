/** The plugin process: what engines start as `terraform-provider-sms`. */
import { rmSync, writeSync } from "node:fs";
import { clouds, functions } from "../clouds";
import { certificateText, createCertificate, mutualTls } from "./certificate";
import { handshakeLine, refusal } from "./handshake";
import { createLog } from "./log";
import { serve, startProvider } from "./serve";

const log = createLog(process.env);

async function main(): Promise<void> {
  if (process.argv.includes("--reattach") || process.env.SMSFORM_REATTACH === "1") return attachable();
  const problem = refusal(process.env);
  if (problem !== undefined) {
    process.stderr.write(problem);
    process.exitCode = 1;
    return;
  }
  await plugin();
}

async function plugin(): Promise<void> {
  // An interrupt reaches the whole process group; the engine then asks the plugin to stop by StopProvider.
  process.on("SIGINT", () => undefined);
  endWithTheEngine();
  const certificate = createCertificate(Date.now());
  const clientCertificate = process.env.PLUGIN_CLIENT_CERT;
  if (!clientCertificate)
    throw new Error("PLUGIN_CLIENT_CERT is not set: the engine offers no certificate, and without one nobody is served");
  const credentials = mutualTls(certificate, clientCertificate);
  const { address } = await serve({ clouds, functions, log, credentials, onShutdown: () => process.exit(0) });
  process.once("exit", () => {
    if (address.network === "unix") rmSync(address.address, { force: true });
  });
  writeSync(process.stdout.fd, handshakeLine(address, certificateText(certificate)));
  credentials.letEngineIn();
}

async function attachable(): Promise<void> {
  const { reattach, close } = await startProvider({ clouds, functions, log });
  process.stdout.write(`TF_REATTACH_PROVIDERS='${JSON.stringify(reattach)}'\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

/** An engine that is killed tells nobody. Its plugin must not outlive it: its unfinished creates are for the next run. */
function endWithTheEngine(): void {
  const engine = process.ppid;
  setInterval(() => {
    if (process.ppid !== engine) process.exit(1);
  }, 1000).unref();
}

for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (failure: unknown) => log("error", event, { stack: failure instanceof Error ? failure.stack : String(failure) }));
}

/** Resolves when engines may connect, or when there is nothing to serve. */
export const started = main().catch((failure: unknown) => {
  process.stderr.write(`terraform-provider-sms cannot start: ${failure instanceof Error ? failure.message : String(failure)}\n`);
  process.exit(1);
});
