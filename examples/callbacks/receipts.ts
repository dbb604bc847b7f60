/** The part that every way of serving shares: which platforms push, how each is known, and what the program does with what they tell. */
import { appendFile } from "node:fs/promises";
import { createReceiptHandler, type MessagingEvent, type PushSources, type ReceiptHandler } from "smsform/messaging";

type Environment = Readonly<Record<string, string | undefined>>;

export function createReceipts(env: Environment, tell: (line: string) => void = console.log): ReceiptHandler {
  const file = env.RECEIPTS_FILE ?? "receipts.jsonl";
  return createReceiptHandler({
    platforms: sourcesIn(env),
    // Kept before the platform hears that its push was taken: what a crash interrupts is in this file.
    store: { append: (events) => appendFile(file, events.map((event) => `${JSON.stringify(event)}\n`).join("")) },
    onEvents: (events) => {
      for (const event of events) tell(lineOf(event));
    },
    onProblem: (problem) => {
      if (problem.what === "not_stored" || problem.what === "not_handled") tell(`${problem.what}: ${problem.events.length} events`);
      else tell(`${problem.what}: ${String(problem.error)}`);
    },
  });
}

/** The platforms whose variables are set. */
function sourcesIn(env: Environment): PushSources {
  const { TENCENT_ADDRESSES, BAIDU_TOKEN, HUAWEI_PUSH_KEY, HUAWEI_PUSH_SECRET, INFOCLOUD_API_KEY } = env;
  return {
    ...(TENCENT_ADDRESSES ? { tencent: { addresses: TENCENT_ADDRESSES.split(",") } } : {}),
    ...(BAIDU_TOKEN ? { baidu: { token: BAIDU_TOKEN } } : {}),
    ...(HUAWEI_PUSH_KEY && HUAWEI_PUSH_SECRET ? { huawei: { keys: { [HUAWEI_PUSH_KEY]: HUAWEI_PUSH_SECRET } } } : {}),
    ...(INFOCLOUD_API_KEY ? { infocloud: { apiKey: INFOCLOUD_API_KEY } } : {}),
  };
}

function lineOf(event: MessagingEvent): string {
  const who = event.number ?? "somebody";
  if (event.type === "reply") return `${who} replied: ${event.text}`;
  const before = event.revised ? ` (before: ${event.revised})` : "";
  if (event.type !== "failed") return `${event.messageId} to ${who}: ${event.type}${before}`;
  const { meaning, owner, advice } = event.cause;
  return `${event.messageId} to ${who}: failed${before}, ${event.code}: ${meaning}. For the ${owner}: ${advice}`;
}
