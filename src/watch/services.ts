/** Chat services: how they want to be signed, and how they say no with a status that says yes. */
import { createHmac } from "node:crypto";

export interface Service {
  readonly name: "dingtalk" | "feishu" | "wecom";
  readonly title: string;
  /** What proves who sends, where the robot asks for a signature. */
  readonly sign?: (secret: string, nowMs: number) => Proof;
  /** The field of an answer that is 0 where the message was taken. */
  readonly codeIn: readonly string[];
  /** Calls within a minute are refused beyond some twenty. */
  readonly pauseMs: number;
}

export interface Proof {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
}

export const services: readonly Service[] = [
  {
    name: "dingtalk",
    title: "DingTalk",
    sign(secret, nowMs) {
      const timestamp = String(nowMs);
      return { query: { timestamp, sign: createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64") } };
    },
    codeIn: ["errcode"],
    pauseMs: 3500,
  },
  {
    name: "feishu",
    title: "Feishu",
    // The text is the key, and nothing is what is signed.
    sign(secret, nowMs) {
      const timestamp = String(Math.floor(nowMs / 1000));
      return { body: { timestamp, sign: createHmac("sha256", `${timestamp}\n${secret}`).digest("base64") } };
    },
    codeIn: ["code", "StatusCode"],
    pauseMs: 1000,
  },
  { name: "wecom", title: "WeCom", codeIn: ["errcode"], pauseMs: 3500 },
];

/** What a service says though it answers 200; undefined where it has taken the message. */
export function objectionIn({ codeIn }: Service, answer: string): string | undefined {
  const told = parsed(answer);
  const code = codeIn.map((name) => told?.[name]).find((value) => value !== undefined);
  if (code === 0) return undefined;
  if (code === undefined) return "it answers something else than the service does";
  const words = ["errmsg", "msg", "StatusMessage"].map((name) => told?.[name]).find((value) => typeof value === "string");
  return `it answers code ${String(code)}${words === undefined ? "" : `: ${String(words).slice(0, 200)}`}`;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
