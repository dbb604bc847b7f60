/** One port for all platforms: finds the platform of a request by its path, and adds latency, faults and the request log. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { readInput, readRegularFile } from "../../files/read-file";
import { type Admin, createAdmin } from "../admin/admin";
import { adminPrefix, answerAdmin } from "../admin/http";
import type { Platform, World } from "../platform";
import { platforms as modules } from "../platforms";
import { createPushes } from "../pushes/pushes";
import { createSwitches } from "../world/switches";
import { createCalls } from "./calls";
import { createSaver, documentOf, readDocument, restoreDocument } from "./data-file";
import { createFaults } from "./faults";
import { type EmulatorOptions, resolveOptions } from "./options";
import { type Answer, headerLimit, readRequest, type WireRequest, writeAnswer } from "./wire";

export interface Emulator {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly admin: Admin;
  /** Ends all connections and writes the data file. */
  close(): Promise<void>;
}

/**
 * Starts the emulator and resolves when it listens.
 * @throws Error for a bad option, an unknown switch, a broken data or seed file, or a port in use.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const settings = resolveOptions(options);
  const { clock } = settings;
  const review = { mode: settings.review, delayMs: settings.reviewDelayMs, reply: settings.rejectReply };
  checkCallbacks(Object.keys(settings.callbacks));
  const pushes = createPushes(clock, () => saver.changed());
  const world: World = {
    clock,
    pushes,
    callbacks: settings.callbacks,
    receiptDelayMs: settings.receiptDelayMs,
    credentials: new Map(Object.entries(settings.credentials)),
    switches: createSwitches(Object.fromEntries(modules.flatMap((module) => Object.entries(module.switches))), settings.switches),
    accountLimits: settings.accountLimits,
    rateLimits: settings.rateLimits,
    review,
  };
  const platforms: ReadonlyMap<string, Platform> = new Map(modules.map((module) => [module.name, module.open(world)]));
  const clockAtStart = clock.state();

  const seed = settings.seed === undefined ? undefined : await readDocument(settings.seed, readInput);
  if (settings.seed !== undefined && seed === undefined) throw new Error(`There is no seed file ${settings.seed}.`);
  const kept = settings.data === undefined ? undefined : await readDocument(settings.data, readRegularFile);
  const plant = () => {
    if (seed !== undefined) restoreDocument(seed, platforms, settings.seed ?? "");
  };
  if (kept === undefined) plant();
  else restoreDocument(kept, platforms, settings.data ?? "");
  if (kept?.clock !== undefined && settings.clockIsOurs) clock.restore(kept.clock);

  const faults = createFaults(platforms);
  const calls = createCalls();
  const saver = createSaver(settings.data, () => documentOf(platforms, clock));
  const reset = () => {
    pushes.clear();
    for (const platform of platforms.values()) platform.clear();
    faults.clear();
    calls.clear();
    world.switches.reset();
    world.review = review;
    clock.restore(clockAtStart);
    plant();
  };
  const admin = createAdmin({ world, platforms, faults, calls, changed: saver.changed, reset });

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming);
    if (request.rawPath === adminPrefix || request.rawPath.startsWith(`${adminPrefix}/`)) {
      const own = [settings.host, incoming.socket.localAddress ?? settings.host, ...settings.allowHosts];
      return writeAnswer(response, answerAdmin(admin, request, own));
    }
    const target = targetOf(platforms, request);
    if (target === undefined) return writeAnswer(response, nobodysPath(request));
    const { name, platform, call } = target;
    const entry = calls.begin(clock.now(), name, call, request, platform.fileFields);
    const fault = faults.actionFor({ platform: name, call, method: request.method });
    if (fault !== undefined && "resetBefore" in fault) {
      entry.finish("reset");
      incoming.socket.resetAndDestroy();
      return;
    }
    let answer: Answer;
    if (fault !== undefined && "throttle" in fault) answer = platform.throttled();
    else if (fault !== undefined && "status" in fault) answer = platform.failure(fault.status, fault.code, fault.message);
    else {
      answer = platform.answer(request);
      saver.changed();
    }
    // The effect has taken place: what is late or lost from here on is only the answer.
    const lateBy = settings.latencyMs + (fault !== undefined && "delayMs" in fault ? fault.delayMs : 0);
    if (lateBy > 0) await delay(lateBy, undefined, { ref: false });
    if (fault !== undefined && "dropAnswer" in fault) {
      entry.finish("dropped");
      incoming.socket.destroy();
      return;
    }
    writeAnswer(response, answer);
    entry.finish(answer.status, answer.refusal);
  };

  const server = createServer({ maxHeaderSize: headerLimit }, (incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      // A client that went away while sending is no failure of ours.
      if (incoming.destroyed && !incoming.complete) return;
      response.writeHead(500, { "Content-Type": "application/json" });
      response.end(JSON.stringify({ error: `The emulator failed: ${error instanceof Error ? error.message : String(error)}` }));
    });
  });
  // Longer than any client keeps an idle connection, so that the server never closes one that is about to be used.
  server.keepAliveTimeout = 120_000;
  const port = await listen(server, settings.port, settings.host);
  const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;

  return {
    url: `http://${host}:${port}`,
    port,
    admin,
    close: async () => {
      pushes.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await saver.flush();
    },
  };
}

function checkCallbacks(names: readonly string[]): void {
  const known = modules.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`Callbacks are set for the unknown platform "${unknown}". Allowed: ${known.join(", ")}.`);
}

function targetOf(platforms: ReadonlyMap<string, Platform>, request: WireRequest) {
  for (const [name, platform] of platforms) {
    const call = platform.callOf(request);
    if (call !== undefined) return { name, platform, call };
  }
  return undefined;
}

function nobodysPath({ method, rawPath }: WireRequest): Answer {
  const error = `No platform of the emulator has ${method} ${rawPath}. ${adminPrefix}/ lists the emulator's own routes.`;
  return { status: 404, headers: { "Content-Type": "application/json" }, body: JSON.stringify({ error }) };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explained(error, port, host)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function explained(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new Error(`Port ${port} on ${host} is in use. Stop the program that holds it, or choose another port (0 takes any free one).`);
}
