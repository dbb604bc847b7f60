import { deepStrictEqual } from "node:assert";
import type { TerraformStack } from "cdktf";
import type { Platform } from "../objects";
import { renderedTexts } from "./rendered-texts";

/** By key and platform what a phone shows; where a platform has the message for several audiences, a list. */
export type ExpectedTexts = Readonly<Record<string, { readonly [P in Platform]?: string | readonly string[] }>>;

/**
 * Fails unless the messages of a stack read as they are expected to, on the platforms that are expected and on no other. Messages whose keys
 * are not named are not looked at. Works in every test runner: it throws node's AssertionError, which shows what differs.
 */
export function assertRenderedTexts(stack: TerraformStack, expected: ExpectedTexts): void {
  const texts = renderedTexts(stack);
  const keys = [...new Set(texts.flatMap(({ key }) => key ?? []))];
  const strange = Object.keys(expected).find((key) => !keys.includes(key));
  if (strange !== undefined) {
    const known = keys.length === 0 ? "it has no messages" : `its messages are ${keys.map((key) => `"${key}"`).join(", ")}`;
    throw new Error(`The stack "${stack.node.path}" has no message "${strange}": ${known}.`);
  }
  const actual = Object.fromEntries(Object.keys(expected).map((key) => [key, messagesOf(texts.filter((text) => text.key === key))]));
  deepStrictEqual(actual, expected);
}

function messagesOf(texts: ReturnType<typeof renderedTexts>): Record<string, string | readonly string[]> {
  const byPlatform = new Map<Platform, readonly string[]>();
  for (const { platform, message } of texts) byPlatform.set(platform, [...(byPlatform.get(platform) ?? []), message]);
  return Object.fromEntries(
    [...byPlatform].map(([platform, [first = "", ...others]]) => [platform, others.length === 0 ? first : [first, ...others]]),
  );
}
