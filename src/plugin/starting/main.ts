/** The plugin process: what engines start as `terraform-provider-sms`, by one of the launchers. */
import { writeSync } from "node:fs";
import { removeSocket } from "../listen";
import { createLog } from "../log";
import { type ServeOptions, serve } from "../serve";
import { certificatePem, certificateText, createCertificate, mutualTls } from "./certificate";
import { handshakeLine, refusal } from "./handshake";

const log = createLog(process.env);
const loadAnswering = (): object[] => [require("../answer"), require("../session")];
const loadReattach = (): typeof import("../reattach") => require("../reattach");
const loadClouds = (): typeof import("../../clouds") => require("../../clouds");
/** What is served, loaded when the first request arrives. */
type Offered = Pick<ServeOptions, "clouds" | "functions">;
const published: Offered = { clouds: () => loadClouds().clouds, functions: () => loadClouds().functions };
/** By its number: making the stream takes time. */
const stdout = 1;

/**
 * Serves the engine that started this process, or says why not.
 * @param offered default: all that is published
 */
export async function start(offered = published): Promise<void> {
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (failure: unknown) => log("error", event, { stack: failure instanceof Error ? failure.stack : String(failure) }));
  }
  try {
    await serveWhoAsks(offered);
  } catch (failure) {
    process.stderr.write(`terraform-provider-sms cannot start: ${failure instanceof Error ? failure.message : String(failure)}\n`);
    process.exit(1);
  }
}

/** Does once what every start does, and ends it: what V8 compiles for that can be kept, and for the first request. */
export async function rehearse(): Promise<void> {
  const certificate = createCertificate(Date.now());
  const credentials = mutualTls(certificate, certificatePem(certificate));
  const { address, close } = await serve({ ...published, log, credentials });
  handshakeLine(address, certificateText(certificate));
  credentials.letEngineIn();
  loadAnswering();
  await close();
}

async function serveWhoAsks(offered: Offered): Promise<void> {
  if (process.argv.includes("--reattach") || process.env.SMSFORM_REATTACH === "1") return attachable(offered);
  const problem = refusal(process.env);
  if (problem !== undefined) {
    process.stderr.write(problem);
    process.exitCode = 1;
    return;
  }
  await plugin(offered);
}

async function plugin(offered: Offered): Promise<void> {
  // An interrupt reaches the whole process group; the engine then asks the plugin to stop by StopProvider.
  process.on("SIGINT", () => undefined);
  endWithTheEngine();
  const certificate = createCertificate(Date.now());
  const clientCertificate = process.env.PLUGIN_CLIENT_CERT;
  if (!clientCertificate)
    throw new Error("PLUGIN_CLIENT_CERT is not set: the engine offers no certificate, and without one nobody is served");
  const credentials = mutualTls(certificate, clientCertificate);
  const { address } = await serve({ ...offered, log, credentials, onShutdown: () => process.exit(0) });
  process.once("exit", () => removeSocket(address));
  writeSync(stdout, handshakeLine(address, certificateText(certificate)));
  credentials.letEngineIn();
}

async function attachable(offered: Offered): Promise<void> {
  const { reattach, close } = await loadReattach().startProvider({ ...offered, log });
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
