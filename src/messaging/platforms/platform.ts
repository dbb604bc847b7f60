/** What messaging knows of a platform: a part for each thing that is done with it. */
import type { Sender } from "../send/sender";

interface Parts<Settings> {
  /** Of the platform, for messages. */
  readonly title: string;
  readonly sender: (settings: Settings) => Sender;
}

/** A platform with the client that a program has for it. */
export interface ConnectedPlatform {
  readonly name: string;
  readonly title: string;
  readonly sender: Sender;
}

export interface Platform<Name extends string, Settings> extends Parts<Settings> {
  readonly name: Name;
  /** Undefined where a program has no settings for it. */
  connect(settings: { readonly [Own in Name]?: Settings | undefined }): ConnectedPlatform | undefined;
}

export function definePlatform<const Name extends string, Settings>(name: Name, parts: Parts<Settings>): Platform<Name, Settings> {
  return {
    name,
    ...parts,
    connect(settings) {
      const own = settings[name];
      return own && { name, title: parts.title, sender: parts.sender(own) };
    },
  };
}
