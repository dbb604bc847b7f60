/** The emulator without a socket: finds the platform of a request by its path, and adds latency, faults and the request log. */
import { setTimeout as delay } from "node:timers/promises";
import { longestTimerMs } from "../../system/clock";
import { type Admin, createAdmin } from "../admin/admin";
import { adminPrefix, answerAdmin } from "../admin/http";
import { createInbox, type Inbox } from "../inbox/inbox";
import { losesAnswer } from "../inbox/outcomes";
import type { Platform, PlatformModule, World } from "../platform";
import { createPushes } from "../pushes/pushes";
import { clearStores } from "../stores/store";
import { createSwitches } from "../world/switches";
import { createCalls } from "./calls";
import { assertFolder, createSaver, documentOf, readDocument, restoreDocument } from "./data-file";
import { createFaults, type FaultAction } from "./faults";
import type { ResolvedOptions } from "./options";
import { answerPage, asksForPage } from "./page";
import { Refusal } from "./refusal";
import type { Answer, WireRequest } from "./wire";

/** What becomes of a request: an answer, or a fault that closes the connection, with (`dropped`) or without (`reset`) an effect. */
export type Outcome = Answer | "dropped" | "reset";

export interface EmulatorCore {
  readonly admin: Admin;
  /** What was sent. */
  readonly inbox: Inbox;
  /**
   * @param reachedAt the address to which the request came: the admin interface answers to that name, too
   * @param signal ends what waits for something
   */
  answer(request: WireRequest, reachedAt?: string, signal?: AbortSignal): Promise<Outcome>;
  /** Ends all pushes and writes the data file. */
  close(): Promise<void>;
}

/** @throws Error for an unknown switch or platform, and for a broken data or seed file. */
export async function createEmulatorCore(settings: ResolvedOptions): Promise<EmulatorCore> {
  const { clock, random, disk, platforms: modules } = settings;
  const review = { mode: settings.review, delayMs: settings.reviewDelayMs, reply: settings.rejectReply };
  checkNames(modules, Object.keys(settings.callbacks));
  const pushes = createPushes(settings, () => saver.changed());
  const inbox = createInbox(settings);
  const world: World = {
    clock,
    random,
    pushes,
    inbox,
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

  const seed = settings.seed === undefined ? undefined : await readDocument(settings.seed, disk.readInput);
  if (settings.seed !== undefined && seed === undefined) throw new Error(`There is no seed file ${settings.seed}.`);
  if (settings.data !== undefined) assertFolder(disk, settings.data);
  const kept = settings.data === undefined ? undefined : await readDocument(settings.data, disk.readMeanwhile);
  const plant = () => {
    if (seed !== undefined) restoreDocument(seed, platforms, settings.seed ?? "");
  };
  if (kept === undefined) plant();
  else restoreDocument(kept, platforms, settings.data ?? "");
  if (kept?.clock !== undefined && settings.clockIsOurs) clock.restore(kept.clock);

  const faults = createFaults(platforms, random.fraction);
  const calls = createCalls();
  const saver = createSaver({
    place: settings,
    file: settings.data,
    isNew: kept === undefined,
    document: () => documentOf(platforms, clock),
  });
  const reset = () => {
    pushes.clear();
    inbox.clear();
    for (const platform of platforms.values()) clearStores(platform.stores);
    faults.clear();
    calls.clear();
    world.switches.reset();
    world.review = review;
    clock.restore(clockAtStart);
    plant();
  };
  const admin = createAdmin({ world, platforms, faults, calls, changed: saver.changed, reset });

  const answer: EmulatorCore["answer"] = async (request, reachedAt = settings.host, signal = never): Promise<Outcome> => {
    const own = [settings.host, reachedAt, ...settings.allowHosts];
    if (asksForPage(request)) return answerPage(request, own);
    if (request.rawPath === adminPrefix || request.rawPath.startsWith(`${adminPrefix}/`)) {
      return answerAdmin({ admin, inbox, own }, request, signal);
    }
    const target = targetOf(platforms, request);
    if (target === undefined) return nobodysPath(request);
    const { name, platform, call } = target;
    const entry = calls.begin(
      { at: clock.now(), platform: name, call, caller: platform.callerOf(request), fileFields: platform.fileFields },
      request,
    );
    const fault = faults.actionFor({ platform: name, call, method: request.method });
    if (fault !== undefined && "resetBefore" in fault) {
      entry.finish("reset");
      return "reset";
    }
    const refusal = fault && refusalBy(fault, platform);
    const before = inbox.last();
    const answered = refusal === undefined ? carriedOut(platform, request) : platform.refused(refusal);
    if (refusal === undefined && !platform.reads.includes(call)) saver.changed();
    const isLost = inbox.recipientsBehind(before).some(losesAnswer);
    // The effect has taken place: what is late or lost from here on is only the answer.
    const lateBy = settings.latencyMs + (fault !== undefined && "delayMs" in fault ? fault.delayMs : 0);
    if (lateBy > 0) await delay(Math.min(lateBy, longestTimerMs), undefined, { ref: false });
    if ((fault !== undefined && "dropAnswer" in fault) || isLost) {
      entry.finish("dropped");
      return "dropped";
    }
    entry.finish(answered.status, answered);
    return dated(answered, clock.now());
  };

  return {
    admin,
    inbox,
    answer,
    close: async () => {
      inbox.close();
      pushes.close();
      await saver.flush();
    },
  };
}

/** Of who never goes away. */
const never = new AbortController().signal;

function checkNames(modules: readonly PlatformModule[], callbacks: readonly string[]): void {
  const known = modules.map(({ name }) => name);
  const twice = known.find((name, index) => known.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`The platform "${twice}" is given twice. Leave one of them out.`);
  const unknown = callbacks.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`Callbacks are set for the unknown platform "${unknown}". Allowed: ${known.join(", ")}.`);
}

function targetOf(platforms: ReadonlyMap<string, Platform>, request: WireRequest) {
  for (const [name, platform] of platforms) {
    const call = platform.callOf(request);
    if (call !== undefined) return { name, platform, call };
  }
  return undefined;
}

function refusalBy(fault: FaultAction, platform: Platform): Refusal | undefined {
  if ("throttle" in fault) return platform.throttled();
  return "status" in fault ? new Refusal(fault.status, fault.code, fault.message) : undefined;
}

function carriedOut(platform: Platform, request: WireRequest): Answer {
  try {
    return platform.answer(request);
  } catch (error) {
    if (error instanceof Refusal) return { ...platform.refused(error), refusedNumbers: error.refusedNumbers };
    throw error;
  }
}

/** Clients tell by it how far the two clocks are apart. */
function dated(answer: Answer, nowMs: number): Answer {
  return { ...answer, headers: { ...answer.headers, Date: new Date(nowMs).toUTCString() } };
}

function nobodysPath({ method, rawPath }: WireRequest): Answer {
  const error = `No platform of the emulator has ${method} ${rawPath}. ${adminPrefix}/ lists the emulator's own routes.`;
  return { status: 404, headers: { "Content-Type": "application/json" }, body: JSON.stringify({ error }) };
}
