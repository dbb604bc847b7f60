/** What messaging knows of a platform: a part for each thing that is done with it. */
import type { MessageRules } from "../../schema/messages";
import type { Audience, Version } from "../catalogue/catalogue";
import type { PushReader, Unverified } from "../receipts/pushes";
import type { Sender } from "../send/sender";
import type { Operations } from "./operations";

/** How texts stand in a catalogue, and how they are counted. */
export interface TextRules extends MessageRules {
  /** Of the platform, for messages. */
  readonly title: string;
  /** The order of the values: by the variables' numbers, as the text names them, or one for each place where the text has a variable. */
  readonly order: "numbered" | "named" | "each";
}

/** What is known of its texts without its client. */
export interface Texts {
  /** Of the platform, for messages. */
  readonly title: string;
  readonly text: TextRules;
  /** By which of the rules in `text.billing` messages to these are counted. Default: by none. */
  readonly billedAs?: (audience: Exclude<Audience, "global">) => string;
  /** The signature as recipients see it, without brackets, where the version tells it. */
  readonly signatureOf: (version: Pick<Version, "sender" | "signature">) => string;
}

interface Parts<Name extends string, Settings, Source> extends Texts {
  /** Whom it sends to. Default: everybody. */
  readonly audiences?: readonly Audience[];
  /** What a version's `sender` has to be, in words; undefined where it need not be. */
  readonly senderOf: (audience: Audience) => string | undefined;
  /** What a program writes to have it, such as `tencent: { … }`. */
  readonly example: string;
  // Each of these is loaded where it is used: nobody uses all of them, and few use more than one platform.
  readonly sending: () => { readonly senderOf: (settings: Settings) => Sender };
  /** What it pushes, by how a program makes sure that it does. */
  readonly receipts: () => { readonly pushReader: (source: Source | Unverified) => PushReader };
  readonly operations: () => { readonly operations: Operations<{ readonly [Own in Name]: Settings }> };
}

/** A platform with the client that a program has for it. */
export interface ConnectedPlatform extends Texts {
  readonly name: string;
  readonly sender: Sender;
}

export interface Platform<Name extends string, Settings, Source> extends Parts<Name, Settings, Source> {
  readonly name: Name;
  /** Undefined where a program has no settings for it. */
  connect(settings: { readonly [Own in Name]?: Settings | undefined }): ConnectedPlatform | undefined;
  /** Undefined where a program takes no pushes of it. */
  reader(sources: { readonly [Own in Name]?: Source | Unverified | undefined }): PushReader | undefined;
}

export function definePlatform<const Name extends string, Settings, Source>(
  name: Name,
  parts: Parts<Name, Settings, Source>,
): Platform<Name, Settings, Source> {
  return {
    name,
    ...parts,
    connect(settings) {
      const own = settings[name];
      return own && { name, ...parts, sender: parts.sending().senderOf(own) };
    },
    reader(sources) {
      const own = sources[name];
      return own && parts.receipts().pushReader(own);
    },
  };
}
