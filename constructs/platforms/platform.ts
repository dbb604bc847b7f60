/** What a platform's file gets, and what it gives back. */
import { type TerraformResource, Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { Audience, Kind } from "../kinds";
import type { MakeOptions } from "../maker";
import type { Owner } from "../owner";
import { type Text, variablesOf, written } from "../sms";
import { catalogueTypeOf } from "../variables";

/** An application of Huawei, made here or elsewhere. */
export interface IApp extends IConstruct {
  /** Its primary key. */
  readonly appId: string;
}

/** What a signature says on every platform. */
export interface SignatureDraft {
  readonly text: string;
  readonly owner: Owner;
  readonly audience: Audience;
  readonly description: string | undefined;
  readonly deletionProtection: boolean | undefined;
  readonly retain: boolean;
  readonly waitForApproval: boolean;
  /** The path of a copy beside the stack. */
  readonly fileOf: (path: string) => string;
}

/** A signature as one platform has it. */
export interface MadeSignature<Resource extends TerraformResource> {
  /** Those that messages of a kind are sent with. */
  readonly byKind: Readonly<Partial<Record<Kind, Resource>>>;
}

/** A signature, as a template on one platform refers to it. */
export interface SignatureThere {
  /** As other objects of the platform take it. */
  readonly id: string;
  /** What is to be there first. */
  readonly resource: TerraformResource | undefined;
  /** As recipients see it. */
  readonly text: string;
}

/** What a template says on one platform. */
export interface TemplateDraft {
  readonly key: string;
  readonly name: string;
  readonly kind: Kind;
  readonly audience: Audience;
  readonly text: Text;
  readonly description: string;
  /** The signature as recipients see it. */
  readonly signatureText: string | undefined;
  /** The signature that it is sent with, as this platform has it. */
  readonly signature: SignatureThere | undefined;
  readonly retireAfter: string | undefined;
  readonly deletionProtection: boolean | undefined;
  readonly waitForApproval: boolean;
}

/** A template as one platform has it: the message that programs send, and what it is made of. */
export interface MadeTemplate<Template extends TerraformResource | undefined, Message extends TerraformResource> {
  readonly template: Template;
  readonly message: Message;
}

/** One for all that is sent. */
export function ofAllKinds<Resource extends TerraformResource>(resource: Resource): MadeSignature<Resource> {
  return { byKind: { verification: resource, notice: resource, marketing: resource } };
}

/** What programs send with must outlive its successor's review. */
export const outlives: MakeOptions = { lifecycle: { createBeforeDestroy: true } };

/** The text with its longest values, signed as recipients see it. */
export function longestOf({ text, signatureText }: TemplateDraft): string {
  const filled = written(text, ({ example, max }) => example.padEnd(max ?? 0, "字"));
  return signatureText === undefined || Token.isUnresolved(signatureText) ? filled : `【${signatureText}】${filled}`;
}

/** An account applies for a signature before its first template. */
export function waitsFor({ signature }: TemplateDraft) {
  return signature?.resource ? { dependsOn: [signature.resource] } : {};
}

/** What is the same in every platform's message. */
export function messageOf({ key, audience, text }: TemplateDraft) {
  const variables = variablesOf(text).map((variable) => {
    const { name, max, example } = variable;
    return { name, type: catalogueTypeOf(variable), ...(max !== undefined && { max }), example };
  });
  return { key, audience, ...(variables.length > 0 && { variables: JSON.stringify(variables) }) };
}
