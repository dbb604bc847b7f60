import type { InboxMessage } from "../../../src/emulator";
import type { MessagingEvent } from "../../../src/messaging";
import { Violation } from "./violation";

/** What became of a message is told once, in whichever order its reports come; before that at most that nobody knows. */
export function receiptsTold(inbox: readonly InboxMessage[], reports: readonly MessagingEvent[], told: readonly MessagingEvent[]): void {
  for (const report of reports) {
    if (report.type === "reply") continue;
    const { messageKey, number, type } = report;
    const heard = told.flatMap((event) => (event.type !== "reply" && event.messageKey === messageKey ? [event.type] : []));
    const shown = `${messageKey} was ${type}; told: ${heard.join() || "nothing"}`;
    if (heard.filter((each) => each !== "unknown").length !== (type === "unknown" ? 0 : 1) || heard.length > 2 || heard.at(-1) !== type)
      throw new Violation("what became of a message is told once", shown);
    const isTrue = inbox.some(({ to, receipt }) => to === number && receipt?.delivered === (type === "delivered"));
    if (!isTrue) throw new Violation("what is told of a message is so", shown);
  }
}
