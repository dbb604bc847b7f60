import { resolve } from "node:path";
import { catalogueSource } from "../../messaging/catalogue/source";
import { MessagingError } from "../../messaging/errors";
import { createMessenger, type Messenger } from "../../messaging/send/messenger";
import type { Result } from "../../messaging/send/results";
import { routesOf } from "../../messaging/send/routes";
import { type Cloud, type Diagnostic, error } from "../../schema";
import { systemClock } from "../../system/clock";
import { systemDisk } from "../../system/disk";
import type { Interrupts } from "../interrupts";
import type { SendFlags } from "../options/flags";
import { distinct } from "../platforms/access";
import { applicationsOf } from "../platforms/applications";
import { sendersOf, sendingClouds } from "../platforms/senders";
import { withPlatforms } from "../platforms/with-platforms";
import { ask } from "../prompt";
import { printable } from "../render/writing/printable";
import { type Letter, lettersOf } from "../sending/letters";
import { createSendView, type SendView } from "../sending/send-view";
import type { Terminal } from "../terminal";

/**
 * Sends a message of a catalogue.
 * @returns 0 where every number's was accepted or nothing was to be sent, 1 where one was refused, 3 where of one nobody knows
 */
export async function send(flags: SendFlags, terminal: Terminal): Promise<number> {
  const { json = false, yes = false, dryRun = false } = flags;
  const isUnanswered = !yes && !dryRun && (json || !terminal.interactive);
  if (isUnanswered && json) return refuseToAsk(json, terminal);
  const view = createSendView(terminal, { json, now: systemClock.now });
  const path = resolve(terminal.cwd, flags.catalogue);
  try {
    const clouds = await cloudsOf(path, flags, view);
    if (isUnanswered) return refuseToAsk(json, terminal);
    return await withPlatforms(
      { platforms: flags.platform === undefined ? [] : [flags.platform], clouds },
      terminal,
      (problems) => view.diagnostics(distinct(problems)),
      async ({ accesses, problems, interrupts }) => {
        if (problems.length > 0) return 1;
        const senders = sendersOf(accesses, applicationsOf(flags, terminal));
        if ("problem" in senders) return refuse(senders.problem, view);
        for (const { summary, detail } of senders.leftOut) view.note(`It is not sent by this platform. ${summary}. ${detail}`);
        const messenger = createMessenger({
          catalogue: path,
          platforms: senders.settings,
          onWarning: (warning) => view.note(warning),
          // What is in flight is finished; nothing more begins.
          before: () => (interrupts.stop.aborted ? interrupted : undefined),
        });
        return await show(flags, { messenger, view, terminal, interrupts });
      },
    );
  } catch (failure) {
    if (!(failure instanceof MessagingError)) throw failure;
    return refuse(error("The message cannot be sent", failure.message), view);
  }
}

function refuseToAsk(json: boolean, terminal: Terminal): number {
  const why = json ? "with --json it cannot" : "there is nobody to ask here: stdin is no terminal, or --no-input is given";
  terminal.err(
    printable`smsform send asks before it sends anything, and ${why}. Look at it with --dry-run first, then run the same with --yes.\n`,
  );
  return 1;
}

interface Sending {
  readonly messenger: Messenger;
  readonly view: SendView;
  readonly terminal: Terminal;
  readonly interrupts: Interrupts;
}

async function show({ key, numbers, values, yes, dryRun }: SendFlags, { messenger, view, terminal, interrupts }: Sending): Promise<number> {
  const letters = lettersOf(numbers, await messenger.preview(key, values));
  view.letters(key, letters);
  if (dryRun) return letters.some(({ preview }) => preview === undefined) ? 1 : 0;
  const agreed = yes || (await ask(questionOf(letters), terminal, interrupts.stop));
  // An interrupt may have come while asking.
  if (!agreed || interrupts.stop.aborted) {
    view.note(`${interrupts.stop.aborted ? "Interrupted." : "Not confirmed."} Nothing was sent.`);
    return 1;
  }
  interrupts.writing();
  const results: Result[] = [];
  const tell = (result: Result) => {
    results.push(result);
    view.result(result);
  };
  try {
    for await (const result of messenger.send(key, numbers, values, { signal: interrupts.cancel })) tell(result);
  } catch (failure) {
    if (!interrupts.cancel.aborted) throw failure;
  }
  // Everybody is told of, also where the list was not gone through to its end.
  for (const to of numbers.filter(notIn([...results]))) tell(interruptedBefore(to));
  view.summary(results);
  if (results.some(({ outcome }) => outcome === "unknown")) return 3;
  return results.some(({ outcome }) => outcome === "refused") ? 1 : 0;
}

const interrupted = "The send was interrupted before this number's turn.";

function interruptedBefore(to: string): Result {
  return { outcome: "refused", to, before: [], cause: "intercepted", reason: interrupted, helps: ["later"] };
}

/** Tells of each whether it has no result; one that stands twice has two. */
function notIn(results: readonly Result[]): (to: string) => boolean {
  const told = new Map<string, number>();
  for (const { to } of results) told.set(to, (told.get(to) ?? 0) + 1);
  return (to) => {
    const left = told.get(to) ?? 0;
    told.set(to, left - 1);
    return left <= 0;
  };
}

function questionOf(letters: readonly Letter[]): string {
  const count = letters.reduce((sum, { preview, numbers }) => sum + (preview ? numbers.length : 0), 0);
  return `Do you want to send this to ${count} ${count === 1 ? "number" : "numbers"}? It cannot be taken back.`;
}

/** Those that the message is on, so that nobody is asked for the keys of others. @throws MessagingError */
async function cloudsOf(path: string, { key, values }: SendFlags, view: SendView): Promise<readonly Cloud[]> {
  const catalogue = await catalogueSource(path, systemDisk, (warning) => view.note(warning)).read();
  const message = Object.hasOwn(catalogue.messages, key) ? catalogue.messages[key] : undefined;
  // It says which messages there are.
  if (!message) routesOf(catalogue, key, values, []);
  return sendingClouds.filter(({ name }) => message?.on.some(({ platform }) => platform === name));
}

function refuse(problem: Diagnostic, view: SendView): number {
  view.diagnostics([problem]);
  return 1;
}
