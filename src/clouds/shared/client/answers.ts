/** The step from an answer to what it says, or to the error that somebody else answered in the platform's place. */
import { PlatformError, type Sent } from "../../../http/errors";
import type { Answer } from "../../../http/transport";
import { type Decoder, object, Unreadable } from "./decoding";
import { parseJson } from "./json";

/** Whose answer it should be, and to what. */
export interface Asked {
  /** The platform's display name. */
  readonly platform: string;
  /** The vendor's name in sentences. */
  readonly vendor: string;
  readonly call: string;
  /** Whether the call changes anything: whoever answered did not say what became of the request. */
  readonly changes: boolean;
  readonly requestIdOf: (answer: Answer) => string | undefined;
}

/**
 * What a success by its status says.
 * @throws PlatformError for an answer that the platform cannot have written, such as the page of a proxy
 */
export function readAnswer<T>(answer: Answer, decode: Decoder<T>, asked: Asked): T {
  const read = decodeAnswer(answer, decode);
  if (!(read instanceof Unreadable)) return read;
  const { platform, call, vendor, changes } = asked;
  const { status } = answer;
  const requestId = asked.requestIdOf(answer);
  const reason = read.describe("the answer");
  const advice = `Check the endpoint: it accepted the request, but its answer does not look like ${vendor}'s.`;
  const sent: Sent = changes ? "unknown" : "yes";
  throw new PlatformError({ platform, call }, { meaning: "unavailable", reason, advice, status, requestId, sent, lasting: true });
}

const anything = object({});

/** What answers a call that says no more than that it was done: an empty body, or an object. */
export const nothing: Decoder<unknown> = (value) => (value === undefined ? undefined : anything(value));

/** A text of JSON, its integers beyond a number's reach as texts. An empty one holds nothing. */
export function decodeJson<T>(text: string, decode: Decoder<T>): T | Unreadable {
  const value = jsonIn(text);
  return value instanceof Unreadable ? value : decode(value);
}

function jsonIn(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return parseJson(text);
  } catch {
    return new Unreadable("a text of another form", "JSON");
  }
}

type Said = Pick<Answer, "text">;

/** Each answer is read twice: for what became of the request, and for what it says. */
const values = new WeakMap<Said, unknown>();

function decodeAnswer<T>(answer: Said, decode: Decoder<T>): T | Unreadable {
  if (!values.has(answer)) values.set(answer, jsonIn(answer.text));
  const value = values.get(answer);
  return value instanceof Unreadable ? value : decode(value);
}

/** What is said, or undefined where the text is something else. */
export function saidIn<T>(answer: Said, decode: Decoder<T>): T | undefined {
  const read = decodeAnswer(answer, decode);
  return read instanceof Unreadable ? undefined : read;
}
