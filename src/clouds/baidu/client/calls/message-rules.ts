/**
 * What can be checked of a message before it is sent (rules V47 to V52). Values of variables are not repeated in errors: they may
 * be one-time codes.
 */

import { found, lengthOf } from "../../../shared/client/characters";
import { demand } from "../caller";
import type { CountryType } from "../enumerations";
import { variablesIn } from "../template-text";
import type { KnownObjects, Message, SendOptions } from "../types/messages";

// Baidu: L5560; the FAQ's 1000 is not followed, G-13.
/** Most numbers in one send. */
export const mostMobiles = 200;
// Baidu: L9823.
/** Most characters of a message, with the signature in its brackets. */
const longestMessage = 600;
// Baidu: L9823.
/** Of a variable's value, unless Baidu has raised it for the account. */
const longestValueByDefault = 50;
// Baidu: L3325-3332, G-22.
/** Code 4608. */
const forbidden = "()[]【】\t";

/** @throws PlatformError for the first rule that is broken */
export function checkMessage(message: Message, { known = {}, longestValue = longestValueByDefault }: SendOptions): void {
  checkMobiles(message.mobiles);
  checkValues(message.contentVar ?? {}, longestValue);
  checkExtension(message.userExtId);
  checkAgainst(known, message);
}

function refuseUnless(isMet: boolean, reason: string): asserts isMet {
  demand(isMet, "sendSms", reason);
}

function checkMobiles(mobiles: readonly string[]): void {
  const count = mobiles.length;
  refuseUnless(count >= 1 && count <= mostMobiles, `there are ${count} phone numbers; one send takes 1 to ${mostMobiles}`);
  const odd = mobiles.find((mobile) => !isMainland(mobile) && (mobile.startsWith("+86") || !/^\+[1-9]\d{1,14}$/.test(mobile)));
  const allowed = "mainland numbers are 11 digits, alone or behind +86, all others E.164 with their +, such as +14155552971";
  refuseUnless(odd === undefined, `the phone number ${JSON.stringify(odd)} is not allowed; ${allowed}`);
}

function isMainland(mobile: string): boolean {
  return /^(\+86)?\d{11}$/.test(mobile);
}

function checkValues(values: Readonly<Record<string, string>>, longestValue: number): void {
  for (const [name, value] of Object.entries(values)) {
    const variable = `the value of the variable ${JSON.stringify(name)}`;
    refuseUnless(value !== "", `${variable} is empty; every variable needs a value`);
    const length = lengthOf(value);
    const raise = "Baidu raises this on request; say so with the option longestValue";
    refuseUnless(length <= longestValue, `${variable} has ${length} characters; at most ${longestValue} are allowed (${raise})`);
    const pieces = found(value, forbidden).map((piece) => JSON.stringify(piece));
    refuseUnless(pieces.length === 0, `${variable} holds ${pieces.join(" ")}; brackets and tabs are not allowed`);
    const isCode = name !== "SMSvCode" || /^[A-Za-z0-9]{1,10}$/.test(value);
    refuseUnless(isCode, `${variable} has ${length} characters or some that are not allowed; a code is 1 to 10 ASCII letters and digits`);
  }
}

function checkExtension(userExtId: string | undefined): void {
  const isMet = userExtId === undefined || /^\d+$/.test(userExtId);
  refuseUnless(isMet, `the userExtId is ${JSON.stringify(userExtId)}; it must be digits only`);
}

function checkAgainst({ template, signature }: KnownObjects, { mobiles, contentVar = {} }: Message): void {
  if (template) {
    checkVariables(variablesIn(template.content), Object.keys(contentVar));
    const text = template.content.replace(/\$\{([^{}]*)\}/g, (_, name: string) => contentVar[name] ?? "");
    const length = lengthOf(text) + (signature ? lengthOf(`【${signature.content}】`) : 0);
    const parts = signature ? "message and signature together have" : "the message has";
    refuseUnless(length <= longestMessage, `${parts} ${length} characters; at most ${longestMessage} are allowed`);
  }
  for (const [noun, object] of [["template", template] as const, ["signature", signature] as const]) {
    const covered = object && scopes[object.countryType];
    const odd = covered && mobiles.find((mobile) => !covered.includes(isMainland(mobile) ? "mainland" : "abroad"));
    const allowed = `mainland numbers need DOMESTIC or GLOBAL, all others INTERNATIONAL or GLOBAL`;
    refuseUnless(odd === undefined, `the ${noun} is for ${object?.countryType} and cannot go to ${odd}; ${allowed}`);
  }
}

function checkVariables(wanted: readonly string[], given: readonly string[]): void {
  const missing = wanted.filter((name) => !given.includes(name));
  refuseUnless(missing.length === 0, `contentVar has no ${[...new Set(missing)].join(", ")}; the template's text has these variables`);
  const surplus = given.filter((name) => !wanted.includes(name));
  const allowed = wanted.length === 0 ? "no variables" : `only ${[...new Set(wanted)].join(", ")}`;
  refuseUnless(surplus.length === 0, `contentVar has ${surplus.join(", ")}; the template's text has ${allowed}`);
}

/** A scope that the platform has added since is not judged. */
const scopes: Readonly<Partial<Record<string, readonly string[]>>> = {
  DOMESTIC: ["mainland"],
  INTERNATIONAL: ["abroad"],
  GLOBAL: ["mainland", "abroad"],
} satisfies Record<CountryType, readonly string[]>;
