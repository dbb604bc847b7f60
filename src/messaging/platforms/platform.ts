/** What messaging knows of a platform: a part for each thing that is done with it. */
import type { PushReader, Unverified } from "../receipts/pushes";
import type { Sender } from "../send/sender";

interface Parts<Settings, Source> {
  /** Of the platform, for messages. */
  readonly title: string;
  readonly sender: (settings: Settings) => Sender;
  /** What it pushes, by how a program makes sure that it does. */
  readonly pushes: (source: Source | Unverified) => PushReader;
}

/** A platform with the client that a program has for it. */
export interface ConnectedPlatform {
  readonly name: string;
  readonly title: string;
  readonly sender: Sender;
}

export interface Platform<Name extends string, Settings, Source> extends Parts<Settings, Source> {
  readonly name: Name;
  /** Undefined where a program has no settings for it. */
  connect(settings: { readonly [Own in Name]?: Settings | undefined }): ConnectedPlatform | undefined;
  /** Undefined where a program takes no pushes of it. */
  reader(sources: { readonly [Own in Name]?: Source | Unverified | undefined }): PushReader | undefined;
}

export function definePlatform<const Name extends string, Settings, Source>(
  name: Name,
  parts: Parts<Settings, Source>,
): Platform<Name, Settings, Source> {
  return {
    name,
    ...parts,
    connect(settings) {
      const own = settings[name];
      return own && { name, title: parts.title, sender: parts.sender(own) };
    },
    reader(sources) {
      const own = sources[name];
      return own && parts.pushes(own);
    },
  };
}
