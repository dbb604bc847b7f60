/** What is posted to a webhook: JSON in which placeholders stand, the user's or one of ours. */
import { z } from "zod";
import { type Disk, mostOfInput, whyUnreadable } from "../ports/disk";
import type { News } from "./format";
import { type Service, services } from "./services";

export interface Template {
  readonly service: Service | undefined;
  readonly body: Json;
  /** Bytes of `{{text}}`. */
  readonly mostBytes: number;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);
const file = z.strictObject({
  service: z.enum(services.map(({ name }) => name)).optional(),
  most_bytes: z.int().min(100).optional(),
  body: json,
});
type TemplateFile = z.infer<typeof file>;

/** In the form of files, so that a user changes a copy. */
export const builtIn: Readonly<Record<string, TemplateFile>> = {
  dingtalk: { service: "dingtalk", body: { msgtype: "text", text: { content: "{{title}}\n{{text}}" } } },
  feishu: { service: "feishu", body: { msg_type: "text", content: { text: "{{title}}\n{{text}}" } } },
  wecom: { service: "wecom", most_bytes: 1800, body: { msgtype: "text", text: { content: "{{title}}\n{{text}}" } } },
  generic: { body: { version: "1.0", stack: "{{stack}}", text: "{{text}}", events: "{{events}}" } },
};

const defaultMostBytes = 15_000;

export type Read = { readonly template: Template } | { readonly problem: string };

/** @param asked one of ours, or a path */
export function readTemplate(asked: string, path: string, disk: Disk): Read {
  const ours = builtIn[asked];
  if (ours) return { template: templateOf(ours) };
  const names = Object.keys(builtIn).join(", ");
  let text: string;
  try {
    text = disk.read(path, { most: mostOfInput }).toString("utf8");
  } catch (problem) {
    return { problem: `--template ${asked} is none of ${names}, and no file that can be read (${whyUnreadable(problem)}).` };
  }
  try {
    const template = templateOf(file.parse(JSON.parse(text)));
    const strange = placeholdersIn(template.body).find((name) => !(name in placeholders));
    if (strange === undefined) return { template };
    return {
      problem: `${asked} holds {{${strange}}}; what can stand in a template is ${Object.keys(placeholders).map(inBraces).join(", ")}.`,
    };
  } catch (problem) {
    const why = problem instanceof z.ZodError ? z.prettifyError(problem).replace(/\s+/g, " ") : "it is no JSON";
    return {
      problem: `${asked} is no template: ${why}. Write {"service": "dingtalk", "body": {…}}; service is left out for a webhook of your own.`,
    };
  }
}

function templateOf({ service, most_bytes, body }: TemplateFile): Template {
  return { service: services.find(({ name }) => name === service), body, mostBytes: most_bytes ?? defaultMostBytes };
}

interface Filling {
  readonly stack: string;
  readonly events: readonly News[];
  readonly mostBytes: number;
}

/** A text that is nothing but a placeholder becomes its value. */
const placeholders: Readonly<Record<string, (filling: Filling) => Json>> = {
  title: ({ stack, events }) => `smsform: ${harmless(stack)}, ${events.length === 1 ? "1 event" : `${events.length} events`}`,
  text: ({ events, mostBytes }) => linesOf(events, mostBytes),
  stack: ({ stack }) => stack,
  count: ({ events }) => events.length,
  events: ({ events }) => plain(events),
};

export function fill({ body, mostBytes }: Template, stack: string, events: readonly News[]): Json {
  const filling = { stack, events, mostBytes };
  const filled = (name: string) => placeholders[name]?.(filling) ?? "";
  return mapped(body, (text) => {
    const whole = /^\{\{(\w+)\}\}$/.exec(text);
    if (whole?.[1] !== undefined) return filled(whole[1]);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => asText(filled(name)));
  });
}

function asText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** JSON of the same meaning, without what is undefined. */
function plain(events: readonly News[]): Json {
  return json.parse(JSON.parse(JSON.stringify(events)));
}

function mapped(value: Json, change: (text: string) => Json): Json {
  if (typeof value === "string") return change(value);
  if (isList(value)) return value.map((each) => mapped(each, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapped(each, change)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function placeholdersIn(body: Json): string[] {
  const found: string[] = [];
  mapped(body, (text) => {
    for (const [, name] of text.matchAll(/\{\{(\w+)\}\}/g)) if (name !== undefined) found.push(name);
    return text;
  });
  return found;
}

const inBraces = (name: string) => `{{${name}}}`;

/** A line for each, as many as fit. */
function linesOf(events: readonly News[], mostBytes: number): string {
  const lines: string[] = [];
  let left = mostBytes;
  for (const [at, { text }] of events.entries()) {
    const line = cut(harmless(text), Math.min(left, mostBytes / 2));
    left -= Buffer.byteLength(line) + 1;
    if (left < 40 && at < events.length - 1) return [...lines, `and ${events.length - at} more: smsform status`].join("\n");
    lines.push(line);
  }
  return lines.join("\n");
}

function cut(text: string, mostBytes: number): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  let kept = "";
  let bytes = 3;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > mostBytes) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Names and reviewers' words are of others: in a chat they must not call everybody, as `<at user_id="all">` does. */
function harmless(text: string): string {
  return text.replaceAll("<", "＜").replaceAll("@", "＠");
}
