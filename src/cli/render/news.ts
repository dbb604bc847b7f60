/** What a watch tells, a line each for people and a message for programs. */

import type { News, NewsType } from "../../watch/format";
import type { Message } from "../json/json-messages";
import type { Colours } from "./writing/colours";
import { type Printable, printable } from "./writing/printable";

type Weight = "good" | "open" | "bad";

const weightOf: Readonly<Record<NewsType, Weight>> = {
  approved: "good",
  readable: "good",
  registering: "open",
  under_review: "open",
  status_changed: "open",
  drifted: "open",
  lapsing: "open",
  rejected: "bad",
  withdrawn: "bad",
  unusable: "bad",
  gone: "bad",
  unreadable: "bad",
};

/** No line break at the end. */
export function renderNews({ at, type, text }: News, { green, yellow, red }: Colours): Printable {
  const paint = { good: green, open: yellow, bad: red }[weightOf[type]];
  return printable`${at} ${paint(type)} ${text}`;
}

export function newsMessage(event: News): Message {
  return { "@level": weightOf[event.type] === "bad" ? "warn" : "info", "@message": event.text, type: "watch_event", event };
}
