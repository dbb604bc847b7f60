import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { selectionOutput } from "../src/messaging/catalogue/selection";
import { refuseAtSynth } from "./checks";
import type { Text } from "./sms";
import type { Template } from "./template";

/** Templates by the keys that programs send them by; of several for one key each is for other numbers. */
export type CatalogueMessages = { readonly [key: string]: Template | readonly Template[] };

export interface CatalogueProps<Messages extends CatalogueMessages = CatalogueMessages> {
  /** What belongs into the file, by the keys that programs send messages by. */
  readonly messages: Messages;
}

/**
 * Which messages of a stack a program sends: `smsform catalogue write` makes its file of them, and of no others.
 *
 * A stack may have several, for programs that send different messages; `smsform catalogue write --name` takes one by its id. Without any, the
 * file holds every message.
 */
export class Catalogue<const Messages extends CatalogueMessages = CatalogueMessages> extends Construct {
  readonly messages: Messages;

  constructor(scope: Construct, id: string, { messages }: CatalogueProps<Messages>) {
    super(scope, id);
    this.messages = messages;
    const problems = Object.entries(messages).flatMap(([key, named]) =>
      templatesIn(named).flatMap((template) => template.nameIn(this, key) ?? []),
    );
    refuseAtSynth(this, () => ({
      problems: [
        ...problems,
        ...Object.keys(messages).flatMap((key) => keyProblem(key) ?? []),
        ...(Object.keys(messages).length === 0 ? ["it has no messages. Name some: messages: { otp }."] : []),
      ],
      warnings: [],
    }));
    new TerraformOutput(this, "messages", {
      description: "What smsform catalogue write puts into a file.",
      value: selectionOutput({ name: id, keys: Object.keys(messages) }),
    });
  }
}

/** The values of each message that a catalogue names, for `createMessenger<MessagesIn<typeof catalogue>>` of `smsform/messaging`. */
export type MessagesIn<C extends Catalogue> = C extends { readonly messages: infer Messages }
  ? { readonly [Key in keyof Messages]: { readonly [Name in NamesIn<Messages[Key]>]: string } }
  : never;

type NamesIn<Named> = Named extends { readonly text: Text<infer Names> }
  ? Names
  : Named extends readonly { readonly text: Text<infer Names> }[]
    ? Names
    : never;

function templatesIn(named: Template | readonly Template[]): readonly Template[] {
  return "length" in named ? named : [named];
}

function keyProblem(key: string): string | undefined {
  if (key !== "" && key.trim() === key) return undefined;
  return `it names a message ${JSON.stringify(key)}. A key is what programs write, such as "otp", without spaces around it.`;
}
