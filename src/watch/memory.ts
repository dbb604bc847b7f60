/** What a watch has told, in a file beside the state, so that it tells each thing once. */
import { z } from "zod";
import { readLock, stateOfHolder, tryLock } from "../files/lock-file";
import { replaceFile } from "../files/replace-file";
import type { Clock } from "../ports/clock";
import { kindAt, mostOfRecord, whyUnreadable } from "../ports/disk";
import { codeOf } from "../ports/system-error";
import type { Machine } from "../ports/world";
import { condition, news } from "./format";

const told = z.strictObject({
  condition,
  status: z.string().nullable(),
  review: z.string().nullable(),
  /** Digest of the drift that was told. */
  drift: z.string().optional(),
  /** Milliseconds since 1970; 0 where it was usable before anybody watched. */
  usableSince: z.number().optional(),
  /** When its use was last asked for. */
  askedAt: z.number().optional(),
  lapseTold: z.boolean().optional(),
});

const schema = z.strictObject({
  version: z.literal(1),
  /** Of the state that was watched. */
  lineage: z.string(),
  /** By provider, type and id. */
  objects: z.record(z.string(), told),
  /** Set while looks fail, which is told once. */
  blind: z.boolean().optional(),
  /** What is not told yet, or was to nobody's ears. */
  unsent: z.array(z.strictObject({ news, printed: z.boolean() })),
});

/** A watch cannot keep what it tells. */
export class MemoryUnusable extends Error {
  override readonly name = "MemoryUnusable";

  constructor(
    readonly summary: string,
    detail: string,
  ) {
    super(detail);
  }
}

export type Told = z.infer<typeof told>;
export type Memory = z.infer<typeof schema>;
export type Unsent = Memory["unsent"][number];

export interface HeldMemory {
  /** As it was left; empty at first. */
  readonly begun: Memory;
  /** @throws MemoryUnusable */
  keep(memory: Memory): void;
  release(): void;
}

export interface MemoryRequest {
  readonly machine: Machine;
  readonly clock: Clock;
  readonly path: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Two that watch one state with one memory would tell each thing twice, so one of them waits or gives up. @throws MemoryUnusable */
export async function holdMemory(request: MemoryRequest): Promise<HeldMemory> {
  const { machine, path } = request;
  refuseOther(machine, path);
  const release = await locked(request);
  try {
    return { begun: read(machine, path), keep: (memory) => write(machine, path, memory), release };
  } catch (problem) {
    release();
    throw problem;
  }
}

/** Nothing is put beside a folder or a device, nor in its place. */
function refuseOther({ disk }: Machine, path: string): void {
  const kind = kindAt(disk, path);
  if (kind === undefined || kind === "file") return;
  throw new MemoryUnusable(
    "The memory of this watch cannot be kept there",
    `${path} is no file. Name one, or one that is not there yet: smsform watch --memory FILE.`,
  );
}

async function locked({ machine, clock, path, timeoutMs, signal }: MemoryRequest): Promise<() => void> {
  const deadline = clock.now() + timeoutMs;
  const lockPath = `${path}.lock.info`;
  const info = { Operation: "watch", Who: machine.processes.user(), Created: new Date(clock.now()).toISOString(), Path: path };
  for (;;) {
    const taken = attempt(machine, lockPath, info);
    if ("lock" in taken) return () => taken.lock.release();
    const left = deadline - clock.now();
    if (left <= 0 || signal.aborted) throw new MemoryUnusable("This state is watched already", watchedBy(machine, lockPath));
    await clock.sleep(Math.min(1000, left), signal).catch(() => undefined);
  }
}

function attempt(machine: Machine, lockPath: string, info: object): ReturnType<typeof tryLock> {
  try {
    return tryLock(machine, lockPath, info, (holder) => stateOfHolder(machine.processes, holder) === "ended");
  } catch (problem) {
    throw new MemoryUnusable(
      "The memory of this watch cannot be locked",
      `${lockPath} cannot be written (${codeOf(problem)}). Make its folder writable, or name another file: smsform watch --memory FILE.`,
    );
  }
}

function watchedBy({ disk, processes }: Machine, lockPath: string): string {
  const holder = readLock(disk, lockPath);
  const who = holder?.process ? `by process ${holder.process.pid} on ${holder.process.host}` : "by somebody whose lock says nothing";
  const other = "To watch it twice, give each watch a memory of its own: smsform watch --memory FILE.";
  const isSure = holder && stateOfHolder(processes, holder) === "running";
  return `It is watched ${who}. ${other}${isSure ? "" : ` If that one is certainly over, delete ${lockPath}.`}`;
}

function read({ disk }: Machine, path: string): Memory {
  if (kindAt(disk, path) === undefined) return { version: 1, lineage: "", objects: {}, unsent: [] };
  try {
    return schema.parse(JSON.parse(disk.read(path, { most: mostOfRecord }).toString("utf8")));
  } catch (problem) {
    const why =
      problem instanceof SyntaxError ? "no JSON" : problem instanceof z.ZodError ? "not as this version writes it" : whyUnreadable(problem);
    throw new MemoryUnusable(
      "The memory of this watch cannot be read",
      `${path}: ${why}. Delete it to begin anew: what is wrong then is told once more, and approvals since the last apply are.`,
    );
  }
}

function write(machine: Machine, path: string, memory: Memory): void {
  try {
    replaceFile(machine, path, `${JSON.stringify(memory)}\n`);
  } catch (problem) {
    throw new MemoryUnusable(
      "The memory of this watch cannot be written",
      `${path} (${codeOf(problem)}). Without it everything would be told again and again. Make room on the disk, or name another file: smsform watch --memory FILE.`,
    );
  }
}
