import type { PlatformMessages } from "./message-text";

/** How platforms write variables that functions know, and of which nothing else is offered yet. */
export const plannedPlatforms: readonly PlatformMessages[] = [
  // infocloud's specification, section 9, V33: with or without a dollar sign (A21). How messages are billed is nowhere written (B10).
  {
    name: "infocloud",
    title: "infocloud",
    variables: {
      opening: "{",
      inside: /^[^{},\s]+,[1-9]\d*$/,
      words: "a name, a comma and the longest value's number of characters, without spaces",
      example: "code,6",
    },
    billing: {},
  },
];
