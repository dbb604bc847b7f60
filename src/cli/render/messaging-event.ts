/** What a platform tells of messages, a line each for people and a message for programs. */
import type { MessagingEvent } from "../../messaging/receipts/events";
import { oneLine } from "../../schema";
import type { Message } from "../json/json-messages";
import type { Colours } from "./writing/colours";
import { type Printable, printable } from "./writing/printable";

/** No line break at the end. */
export function renderEvent(event: MessagingEvent, { green, red, yellow }: Colours): Printable {
  const head = `${event.at === undefined ? "(no time)" : new Date(event.at).toISOString()} ${event.platform} ${oneLine(event.number ?? "(no number)")}`;
  switch (event.type) {
    case "delivered":
      return printable`${head} ${green("delivered")} ${aboutOf(event)}`;
    case "failed":
      return printable`${head} ${red("failed")} ${aboutOf(event)}: ${event.code}, ${event.cause.meaning}. ${event.cause.advice}`;
    case "unknown":
      return printable`${head} ${yellow("unknown")} ${aboutOf(event)}: ${event.code}${event.description === undefined ? "" : `, ${oneLine(event.description)}`}`;
    case "reply":
      return printable`${head} replied: ${oneLine(event.text)}`;
  }
}

function aboutOf({ messageId, segment: { number, of } }: Exclude<MessagingEvent, { readonly type: "reply" }>): string {
  return of > 1 ? `${oneLine(messageId)}, segment ${number} of ${of}` : oneLine(messageId);
}

export function eventMessage(event: MessagingEvent): Message {
  const text = `${event.platform}: ${event.type === "reply" ? "a reply" : event.type}`;
  return { "@level": event.type === "failed" ? "warn" : "info", "@message": text, type: "messaging_event", event };
}
