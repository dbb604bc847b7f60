/** Posts news to an address of the user's. The address holds a token, so it is in no message. */
import { PlatformError, type PlatformErrorInit } from "../http/errors";
import { type Answer, createTransport } from "../http/transport";
import type { World } from "../ports/world";
import type { Outlet } from "./outlet";
import { objectionIn, type Proof, type Service } from "./services";
import { fill, type Json, type Template } from "./templates";

export interface WebhookOptions {
  readonly world: Pick<World, "clock" | "random" | "exchange">;
  /** As it was given; it was checked. */
  readonly url: URL;
  readonly template: Template;
  /** For services that want their messages signed. */
  readonly secret: string | undefined;
  readonly stack: string;
  readonly timeoutMs?: number | undefined;
}

/** In one message: what comes in one look is read in one go, and chat services take some twenty messages a minute. */
const mostInOne = 20;
const call = "webhook";

export function webhookOutlet({ world, url, template, secret, stack, timeoutMs = 10_000 }: WebhookOptions): Outlet {
  const { service } = template;
  const { clock, random, exchange } = world;
  const pieces = [...url.pathname.split("/"), ...url.searchParams.values()].map(decoded);
  const transport = createTransport({
    platform: `${service?.title ?? "The webhook"} at ${url.host}`,
    endpoint: url.origin,
    secrets: [secret, url.href, ...pieces],
    clock,
    random,
    exchange,
    timeoutMs,
    sign: () => ({}),
    classify: (answer) => refusalIn(answer, service),
  });
  return {
    title: `the webhook at ${url.host}`,
    most: mostInOne,
    pauseMs: service?.pauseMs ?? 0,
    async deliver(events, signal) {
      const { query, body }: Proof = secret === undefined ? {} : (service?.sign?.(secret, clock.now()) ?? {});
      const text = fill(template, stack, events);
      try {
        await transport.send(
          {
            call,
            method: "POST",
            path: pathOf(url),
            query: { ...Object.fromEntries(url.searchParams), ...query },
            body: withFields(text, body),
            repeatable: true,
          },
          { signal },
        );
        return undefined;
      } catch (failure) {
        if (failure instanceof PlatformError) {
          return { why: failure.message, isRefused: failure.meaning === "invalid" || failure.meaning === "denied" };
        }
        throw failure;
      }
    },
  };
}

function withFields(text: Json, fields: Proof["body"]): string {
  return JSON.stringify(fields && typeof text === "object" && !Array.isArray(text) ? { ...fields, ...text } : text);
}

/** Decoded: the transport encodes it again. */
function pathOf({ pathname }: URL): string {
  return pathname.split("/").map(decoded).join("/");
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

/** Whatever is wrong passes, or somebody corrects it: what could not be told is told by a later look. */
function refusalIn({ status, text }: Answer, service: Service | undefined): PlatformErrorInit | undefined {
  if (status >= 200 && status < 300) {
    const objection = service && objectionIn(service, text);
    if (objection === undefined) return undefined;
    return {
      meaning: "invalid",
      reason: objection,
      status,
      advice: "Check the address, the secret, and the robot's own settings: keywords, addresses.",
    };
  }
  if (status >= 300 && status < 400) {
    return { meaning: "invalid", reason: "it redirects, which is not followed", status, advice: "Give the address that it leads to." };
  }
  if (status === 429) return { meaning: "throttled", reason: "it is asked too often", status };
  if (status >= 500) return { meaning: "unavailable", reason: "it failed", status };
  return { meaning: "denied", reason: "it refuses the message", status, advice: "Check the address and what the receiver takes." };
}

/** Where news can be posted; else why not. The address itself is not repeated: it holds a token. */
export function webhookUrl(text: string): URL | string {
  const rule = "Write it as https://HOST/PATH, as the chat service shows it.";
  if (!URL.canParse(text)) return `The webhook's address is no URL. ${rule}`;
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return `The webhook's address has the scheme ${url.protocol} ${rule}`;
  if (url.username !== "" || url.password !== "") return `The webhook's address holds a user or a password, which is not sent. ${rule}`;
  return url;
}
