import { operationsOf } from "../../messaging/platforms";
import type { Pull } from "../../messaging/platforms/operations";
import type { MessagingEvent } from "../../messaging/receipts/events";
import { type Cloud, type Diagnostic, error } from "../../schema";
import { systemClock } from "../../system/clock";
import { packageVersion } from "../../version";
import type { Interrupts } from "../interrupts";
import { diagnosticMessage, formatMessage, versionMessage } from "../json/json-messages";
import type { ReceiptsFlags } from "../options/flags";
import { distinct } from "../platforms/access";
import { applicationsOf } from "../platforms/applications";
import { lacking } from "../platforms/senders";
import { withPlatforms } from "../platforms/with-platforms";
import { ask } from "../prompt";
import { eventMessage, renderEvent } from "../render/messaging-event";
import { type Printable, printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";
import { createView } from "../view";

type Stream = Pull & { readonly cloud: Cloud };

/** Reads what platforms give once, and prints it. @returns 1 where something could not be read, or not printed */
export async function receipts(flags: ReceiptsFlags, terminal: Terminal): Promise<number> {
  const { json = false, yes = false, consume = false } = flags;
  const problem = objection({ json, yes, consume }, terminal);
  if (problem !== undefined) {
    terminal.err(printable`${problem}\n`);
    return 1;
  }
  const now = systemClock.now;
  if (json) terminal.out(formatMessage(versionMessage(packageVersion()), now()));
  const tell = (diagnostics: readonly Diagnostic[]) => {
    if (json) for (const each of diagnostics) terminal.out(formatMessage(diagnosticMessage(each), now()));
    else createView(terminal, { json: false, now }).diagnostics(diagnostics);
  };
  return withPlatforms(
    flags,
    terminal,
    (problems) => tell(distinct(problems)),
    async ({ accesses, interrupts }) => {
      const pulls: Stream[] = [];
      const problems: Diagnostic[] = [];
      for (const { cloud, client } of accesses) {
        const found = operationsOf(cloud)?.pulls?.(client, applicationsOf(flags, terminal));
        if (!found) terminal.err(printable`${cloud.title} gives receipts and replies to nobody who asks: it calls an address of yours.\n`);
        else if ("lack" in found) problems.push(lacking(cloud, found.lack));
        else pulls.push(...found.map((pull) => ({ cloud, ...pull })));
      }
      tell(problems);
      if (pulls.length === 0) return 1;
      if (!yes && !(await ask(questionOf(pulls), terminal, interrupts.stop))) {
        terminal.err(printable`${interrupts.stop.aborted ? "Interrupted." : "Not confirmed."} Nothing was read.\n`);
        return 1;
      }
      interrupts.writing();
      const complete = await readAll(pulls, { flags, terminal, interrupts, tell });
      return complete && problems.length === 0 ? 0 : 1;
    },
  );
}

/** Why nothing is read, and what to do. */
function objection(
  { json, yes, consume }: { json: boolean; yes: boolean; consume: boolean },
  { interactive }: Terminal,
): string | undefined {
  if (!consume) {
    return "Platforms give each receipt once: what is read here is gone for the program that waits for it in production. If that is meant, say smsform receipts --consume.";
  }
  if (yes || (interactive && !json)) return undefined;
  const why = json ? "with --json it cannot" : "there is nobody to ask here: stdin is no terminal, or --no-input is given";
  return `smsform receipts asks before it takes receipts away, and ${why}. Say smsform receipts --consume --yes where nobody else waits for them.`;
}

function questionOf(pulls: readonly Stream[]): Printable {
  return printable`What is read here is gone for every other program. Do you want to take the ${pulls.map(nameOf).join(", the ")}?`;
}

function nameOf({ cloud, what, of }: Stream): string {
  return `${what} of ${cloud.title}${of === undefined ? "" : `, ${of}`}`;
}

interface Reading {
  readonly flags: ReceiptsFlags;
  readonly terminal: Terminal;
  readonly interrupts: Interrupts;
  readonly tell: (diagnostics: readonly Diagnostic[]) => void;
}

/** @returns whether all was read and printed */
async function readAll(pulls: readonly Stream[], { flags, terminal, interrupts, tell }: Reading): Promise<boolean> {
  const unread = new AbortController();
  const signal = AbortSignal.any([interrupts.stop, unread.signal]);
  const { json = false, follow = false } = flags;
  const line = (event: MessagingEvent): Printable =>
    json ? formatMessage(eventMessage(event), systemClock.now()) : printable`${renderEvent(event, terminal.colours.out)}\n`;

  async function read(stream: Stream): Promise<boolean> {
    const { cloud, batches } = stream;
    try {
      for await (const batch of batches({ signal, until: follow ? "aborted" : "empty" })) await print(batch);
      return true;
    } catch (failure) {
      const { summary, detail, unsettled } = cloud.explain(failure, `read ${nameOf(stream)}`);
      tell([error(summary, unsettled ? `${detail} What the lost answer held is lost with it: nothing is given twice.` : detail)]);
      return false;
    }
  }

  /** What cannot be printed any more is printed elsewhere: the platform has forgotten it. */
  async function print(batch: readonly MessagingEvent[]): Promise<void> {
    for (const [at, event] of batch.entries()) {
      if (!unread.signal.aborted && (await terminal.deliver(line(event)))) continue;
      unread.abort();
      const left = batch.slice(at);
      terminal.err(
        printable`Nobody reads the output any more. Read from the platform and not printed there: ${left.length}, which follow.\n`,
      );
      for (const each of left) terminal.err(formatMessage(eventMessage(each), systemClock.now()));
      return;
    }
  }

  const complete = await Promise.all(pulls.map(read));
  return complete.every(Boolean) && !unread.signal.aborted;
}
