/** What histories are to come by: each actor's deeds, what goes wrong meanwhile, each type; and why some of that never meets. */
import { typesOf } from "./stack/types";
import { fates } from "./world/fate";

/** What goes by the name of a type where messages are sent: that needs no object of a stack. */
export const messageSent = "a message";
export const nothingWrong = "none";

export const allTypes: readonly string[] = [...typesOf.keys(), messageSent];
export const allFaults: readonly string[] = [nothingWrong, ...Object.keys(fates).filter((fate) => fate !== "well")];

interface Row {
  /** Why it never meets a type; undefined where it does. */
  readonly without: (type: string) => string | undefined;
  /** Why it never meets what goes wrong. */
  readonly spared: (fault: string) => string | undefined;
}

const onlyStack = (type: string) => (type === messageSent ? "a message is sent by a program that has no stack" : undefined);
const always = () => undefined;
const runsNothing = (fault: string) => (fault === nothingWrong ? undefined : "no program runs that could be cut off");

const imports = (type: string) =>
  onlyStack(type) ?? (typesOf.get(type)?.importId ? undefined : "it cannot be told from the platform alone which block it belongs to");
const isReviewed = (type: string) =>
  onlyStack(type) ?? (typesOf.get(type)?.isReviewed || type.endsWith("_quota") ? undefined : "nobody reviews it");
const isOneOf = (types: readonly string[]) => (type: string) =>
  isReviewed(type) ?? (types.includes(type) ? undefined : "its platform has no such end of a review");
const isEdited = (type: string) => onlyStack(type) ?? (typesOf.get(type)?.isReviewed ? undefined : "a console has no text of it");
const hasOption = (type: string) => onlyStack(type) ?? (typesOf.get(type)?.takes.length === 0 ? "it has no options" : undefined);
const isNumbers = (type: string) => (type === "sms_baidu_blacklist" ? undefined : "it has no numbers");
const isMessage = (type: string) => (type === messageSent ? undefined : "messages are sent with what others had approved");
const sparesSending = (fault: string) => {
  if (fault === "twice") return "no network repeats a message that its platform could not tell from a second one";
  return fault === "full" || fault === "half full" || fault === "torn" ? "who sends writes nothing to a disk" : undefined;
};
const hears = (fault: string) => (fault === "late" ? undefined : "receipts come late, twice and out of order, and are read from what came");

const running: Row = { without: onlyStack, spared: always };
const editing: Row = { without: onlyStack, spared: runsNothing };
const reviewing: Row = { without: isReviewed, spared: runsNothing };
const withdrawing: Row = { without: isOneOf(["sms_baidu_template", "sms_huawei_signature", "sms_huawei_template"]), spared: runsNothing };
const cancelling: Row = { without: isOneOf(["sms_baidu_signature", "sms_baidu_template", "sms_huawei_template"]), spared: runsNothing };
const inConsole: Row = { without: isEdited, spared: runsNothing };

/** By `ACTOR: DEED`. Settling is left out: it does what errors say, and nothing goes wrong then. */
export const rows: ReadonlyMap<string, Row> = new Map([
  ...["apply", "plan", "refresh", "destroy", "prune", "replace", "target"].map((does) => [`developer: ${does}`, running] as const),
  ["developer: adds an object", editing],
  ["developer: changes a text", editing],
  ["developer: changes an option", { without: hasOption, spared: runsNothing }],
  ["developer: takes an object out", editing],
  ["developer: renames an object", editing],
  ["developer: lets an object go", editing],
  ["colleague: apply", running],
  ["colleague, at the same time: apply", running],
  ["pipeline: save", running],
  ["pipeline: apply saved", running],
  ["operator: forget", running],
  ["operator: import", { without: imports, spared: always }],
  ["reviewer: approves", reviewing],
  ["reviewer: rejects", reviewing],
  ["reviewer: withdraws", withdrawing],
  ["reviewer: cancels", cancelling],
  ["console: edits a text", inConsole],
  ["console: edits a text and resubmits", inConsole],
  ["console: deletes an object", inConsole],
  ["console: blocks a number", { without: isNumbers, spared: runsNothing }],
  ["sender: send", { without: isMessage, spared: sparesSending }],
  ["sender: hear", { without: isMessage, spared: hears }],
]);

/** Why something never comes about; undefined where it can. */
export function whyNever(actor: string, fault: string, type: string): string | undefined {
  const row = rows.get(actor);
  return row?.without(type) ?? row?.spared(fault);
}
