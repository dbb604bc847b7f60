/** Options of `startEmulator`, checked and completed. */

import { z } from "zod";
import type { Clock as Time } from "../../ports/clock";
import type { Disk } from "../../ports/disk";
import type { Exchange } from "../../ports/exchange";
import { systemClock } from "../../system/clock";
import { systemDisk } from "../../system/disk";
import { directExchange } from "../../system/network/direct-exchange";
import { hostNamed } from "../admin/access";
import type { PlatformModule } from "../platform";
import { platforms } from "../platforms";
import { callbacksSchema } from "../pushes/callbacks";
import { reviewModes } from "../review/review";
import { parseOrExplain } from "../values/validation";
import { type Clock, createClock, longestDelayMs } from "../world/clock";
import { credentialsSchema, defaultCredentials } from "../world/credentials";
import { createRandom, type Random } from "../world/random";

const enforcement = z.enum(["documented", "off"]);
const hostName = z
  .string()
  .refine((name) => hostNamed(name) !== undefined, { error: 'expected the name or address of a host, as in "emulator.internal"' });
const milliseconds = z.number().min(0).max(longestDelayMs);

const plainOptionsSchema = z.strictObject({
  /** TCP port; 0 takes any free one. */
  port: z.int().min(0).max(65535).default(0),
  host: z.string().min(1).default("127.0.0.1"),
  /** Names that the admin interface answers to, beside loopback names and the address that it is reached at. */
  allowHosts: z.array(hostName).readonly().default([]),
  /** Accepted keys by key id, in place of `emulator` / `emulator-secret`. Each is an account of its own. */
  credentials: credentialsSchema.prefault(defaultCredentials),
  /** How reviews end. */
  review: z.enum(reviewModes).default("approve"),
  /** Milliseconds from submission to decision, by the emulator's clock. */
  reviewDelayMs: milliseconds.default(2000),
  /** The reviewer's words when reviews end in a rejection. */
  rejectReply: z.string().default("Rejected by the emulator."),
  /** Documented numbers of objects and messages per account (Baidu: 20 signatures, 20 templates, quotas). */
  accountLimits: enforcement.default("documented"),
  /** Documented numbers of calls per second (Baidu documents none) and of messages to one recipient. */
  rateLimits: enforcement.default("documented"),
  /** Values of switches by name. */
  switches: z.record(z.string(), z.string()).default({}),
  /** Where each platform pushes receipts and replies, by platform. */
  callbacks: z.record(z.string(), callbacksSchema).default({}),
  /** Milliseconds from the sending of a message to its receipt, by the emulator's clock. */
  receiptDelayMs: milliseconds.default(1000),
  /** Milliseconds by which every answer is late. Calls do not wait for each other. */
  latencyMs: milliseconds.default(0),
  /** File that keeps the contents across restarts; made when it does not exist. */
  data: z.string().min(1).optional(),
  /** File with the initial contents; not read when `data` already exists. */
  seed: z.string().min(1).optional(),
});

export type EmulatorOptions = z.input<typeof plainOptionsSchema> & {
  /** The emulator's time; default real time. Given, it is not overwritten by the time kept in `data`. */
  clock?: Clock;
  /** Numbers from 0 to below 1, in place of chance: ids, serial numbers, faults with a probability. */
  random?: () => number;
  /** Waits of those who ask for messages; default real time. */
  sleep?: Time["sleep"];
  /** How receipts and replies are sent, in place of the network. */
  exchange?: Exchange;
  /** Where `data` and `seed` are. Default: the real one. */
  disk?: Disk;
  /** The platforms that are played, in place of all that the emulator knows. */
  platforms?: readonly PlatformModule[];
};

export type ResolvedOptions = z.infer<typeof plainOptionsSchema> & {
  readonly clock: Clock;
  readonly clockIsOurs: boolean;
  readonly random: Random;
  readonly sleep: Time["sleep"];
  readonly exchange: Exchange;
  readonly disk: Disk;
  readonly platforms: readonly PlatformModule[];
};

/** @throws Error naming the option, its bad value's fault and what is allowed. */
export function resolveOptions({
  clock,
  random,
  sleep = systemClock.sleep,
  exchange = directExchange,
  disk = systemDisk,
  platforms: given = platforms,
  ...plain
}: EmulatorOptions): ResolvedOptions {
  return {
    ...parseOrExplain(plainOptionsSchema, plain, "Emulator option"),
    clock: clock ?? createClock(),
    clockIsOurs: clock === undefined,
    random: createRandom(random),
    sleep,
    exchange,
    disk,
    platforms: given,
  };
}
