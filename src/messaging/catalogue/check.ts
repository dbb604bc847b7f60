/** What a catalogue has to be besides its form. */
import { didYouMean } from "../../schema/text/nearest";
import { platforms } from "../platforms";
import type { Catalogue, CatalogueMessage, Version } from "./catalogue";
import { readVersion } from "./texts";

/** @returns the first thing that is wrong, with its place */
export function checkMessages(messages: Catalogue["messages"]): string | undefined {
  for (const [key, message] of Object.entries(messages)) {
    for (const [index, version] of message.on.entries()) {
      const problem = problemOf(version, message);
      if (problem !== undefined) return `messages.${key}.on[${index}]: ${problem}`;
    }
  }
  return undefined;
}

function problemOf(version: Version, { variables }: CatalogueMessage): string | undefined {
  const names = platforms.map(({ name }) => name);
  const platform = platforms.find(({ name }) => name === version.platform);
  if (!platform) return `platform is "${version.platform}"; it must be one of ${names.join(", ")}.${didYouMean(version.platform, names)}`;
  const { audiences } = platform;
  if (audiences && !audiences.includes(version.audience))
    return `audience is "${version.audience}"; ${platform.title} sends to ${audiences.join(", ")} alone.`;
  const sender = platform.senderOf(version.audience);
  if (version.sender === undefined && sender !== undefined) return `sender is missing; ${platform.title} needs ${sender}.`;
  const read = readVersion(version, platform.text);
  if ("problem" in read) return read.problem;
  const known = Object.keys(variables);
  const stray = read.variables.find(({ parameter }) => !Object.hasOwn(variables, parameter));
  if (!stray) return undefined;
  const allowed = known.length === 0 ? "the message has no variables" : `the message's variables are ${known.join(", ")}`;
  return `the text's {${stray.name}} shows "${stray.parameter}", but ${allowed}.${didYouMean(stray.parameter, known)} Name them in parameters, in the order of the text's.`;
}
