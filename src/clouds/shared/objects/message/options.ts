import type { Attribute, ReviewState, Scope, SeenValues } from "../../../../schema";

/** What a platform's messages are made of. */
export interface MessageOptions<Client> {
  /** Terraform type, e.g. `sms_tencent_message`. */
  readonly type: string;
  readonly template: TemplatePart<Client>;
  readonly sender: SenderPart<Client>;
  /** What a review status means, of a template as of a sender. */
  readonly stateOf: (status: string) => ReviewState;
  /** What statuses mean in words, where the platform's own are none. */
  readonly statusWords?: Attribute["words"];
}

interface Part<Client, Seen> {
  /** The attribute that names it, by the id that other objects of the platform take. */
  readonly attribute: string;
  /** What the platform calls it. */
  readonly noun: string;
  /** Rejects where the platform does not have it. @param values the message's, for what narrows the search */
  readonly look: (scope: Scope<Client>, id: string, values: SeenValues) => Promise<Seen>;
}

export interface TemplatePart<Client> extends Part<Client, TemplateLook> {
  /** Terraform type of the resource that it is. */
  readonly type: string;
  readonly delete: (scope: Scope<Client>, id: string) => Promise<void>;
}

export interface SenderPart<Client> extends Part<Client, SenderLook> {
  /** The attribute that gives what sends take in place of an object: whether it may be sent with, nobody looks at. */
  readonly given?: string;
}

export interface Look {
  readonly status: string;
  /** The reviewer's words; none or empty where nothing was said. */
  readonly review?: string | null | undefined;
  /** What sends name it by; nothing as long as the platform has not given it. */
  readonly sentBy: string | null | undefined;
}

export interface SenderLook extends Look {
  /** The signature as recipients see it, without brackets. */
  readonly shownAs: string;
}

export interface TemplateLook extends Look {
  readonly text: string;
  /** The id of its sender, where the platform binds a template to one. */
  readonly senderId?: string | undefined;
}
