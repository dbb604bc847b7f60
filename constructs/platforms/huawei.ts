/** Huawei Cloud: variables have numbers and attributes, and there is a signature for each kind of message. */
import { app as appDefinition } from "../../src/clouds/huawei/app/resource";
import { approval } from "../../src/clouds/huawei/approval";
import { message } from "../../src/clouds/huawei/message";
import { signature } from "../../src/clouds/huawei/signature/resource";
import { signatureFile } from "../../src/clouds/huawei/signature-file/resource";
import { template } from "../../src/clouds/huawei/template/resource";
import type { Audience, Kind } from "../kinds";
import { HuaweiApp } from "../level1/huawei-app";
import { HuaweiApproval } from "../level1/huawei-approval";
import { HuaweiMessage } from "../level1/huawei-message";
import { HuaweiSignature } from "../level1/huawei-signature";
import { HuaweiSignatureFile } from "../level1/huawei-signature-file";
import { HuaweiTemplate } from "../level1/huawei-template";
import type { SmsProvider } from "../level1/provider";
import type { Maker, PlatformNames } from "../maker";
import type { Owner } from "../owner";
import { type Text, variablesOf, written } from "../sms";
import { text } from "../text";
import type { Variable, VariableKind } from "../variables";
import {
  type IApp,
  longestOf,
  type MadeSignature,
  type MadeTemplate,
  messageOf,
  outlives,
  type SignatureDraft,
  type TemplateDraft,
  waitsFor,
} from "./platform";

export const names: PlatformNames = {
  name: "huawei",
  title: "Huawei",
  levelsIn: ({ huaweiInput }: SmsProvider) => huaweiInput?.rules,
  signedFor: ["domestic"],
};

export type Signature = MadeSignature<HuaweiSignature>;
export type Template = MadeTemplate<HuaweiTemplate, HuaweiMessage>;

export const appLevel1 = { Class: HuaweiApp, definition: appDefinition };

/** What only Huawei has of a signature. */
export interface HuaweiSignatureOptions {
  /** The application that it belongs to. */
  readonly app: IApp;
  /** What its messages are for: the platform has a signature for each. */
  readonly kinds: readonly [Kind, ...Kind[]];
  /** Id of a qualification, which the console makes; without it the review fails. @default - none */
  readonly qualificationId?: string;
  /** Path of a proof of its own. @default - the owner's */
  readonly proof?: string;
  /** The note for its reviewers of its own. @default - the signature's */
  readonly description?: string;
}

/** What only Huawei has of a template. */
export interface HuaweiTemplateOptions<Names extends string = string> {
  /** A text of its own, with no other variables than the template's. @default - the template's */
  readonly text?: Text<Names>;
  /** The application that it belongs to. @default - its signature's */
  readonly app?: IApp;
  /** Ids of up to three countries that its messages go to, where it is for numbers abroad. @default - none */
  readonly countries?: readonly number[];
}

const signatureLevel1 = {
  Class: HuaweiSignature,
  definition: signature,
  words: {
    signature_name: "text",
    signature_source: "owner.kind",
    qualification_id: "qualificationId",
    license_number: "owner.filingNumber",
    registration_number: "owner.registrationNumber",
    signature_related_file_id: "proof",
  },
};
const templateLevel1 = {
  Class: HuaweiTemplate,
  definition: template,
  words: { template_content: "text", template_name: "name", template_type: "kind", region: "audience", send_country: "countries" },
  length: { attribute: "template_content", rule: "T10" },
};
const fileLevel1 = { Class: HuaweiSignatureFile, definition: signatureFile };
const messageLevel1 = { Class: HuaweiMessage, definition: message, words: { retire_after: "retireAfter" } };
const approvalLevel1 = { Class: HuaweiApproval, definition: approval };

const types: Readonly<Record<Kind, string>> = { verification: "VERIFY_CODE_TYPE", notice: "NOTIFY_TYPE", marketing: "PROMOTION_TYPE" };
const sources: Readonly<Record<Owner["kind"], number>> = { company: 0, institution: 0, app: 2, trademark: 5 };
const variableTypes: Readonly<Record<VariableKind, string>> = {
  code: "CHARDIGIT",
  number: "CHARDIGIT",
  amount: "MONEY",
  date: "DATETIME",
  phone: "PHONE",
  text: "TEXT",
};

export function makeSignature(
  { make }: Maker,
  draft: SignatureDraft,
  { app, kinds, qualificationId, proof = draft.owner.proof, description = draft.description }: HuaweiSignatureOptions,
): Signature {
  const { owner } = draft;
  const uploaded = (id: string, path: string | undefined) =>
    path === undefined ? undefined : make(fileLevel1, id, { file: draft.fileOf(path) }, outlives).id;
  const proofId = uploaded("huawei-proof", proof);
  const letterId = uploaded("huawei-authorisation", owner.authorisation);
  const byKind = [...new Set(kinds)].map((kind) => {
    const made = make(
      signatureLevel1,
      `huawei-${kind}`,
      {
        appId: app.appId,
        signatureName: draft.text,
        signatureType: types[kind],
        signatureSource: sources[owner.kind],
        isInvolvedThird: owner.authorisation === undefined ? "No" : "Yes",
        ...(qualificationId !== undefined && { qualificationId }),
        ...(description !== undefined && { applyDesc: description }),
        ...(proofId !== undefined && (isLicence(owner) ? { fileId: proofId } : { signatureRelatedFileId: proofId })),
        ...(letterId !== undefined && { powerAttorneyFileid: letterId }),
        ...(owner.kind === "trademark" && owner.registrationNumber !== undefined && { registrationNumber: owner.registrationNumber }),
        ...(owner.kind === "app" && owner.filingNumber !== undefined && { licenseNumber: owner.filingNumber }),
        ...(draft.deletionProtection !== undefined && { deletionProtection: draft.deletionProtection }),
        skipDestroy: draft.retain,
      },
      outlives,
    );
    if (draft.waitForApproval) make(approvalLevel1, `huawei-${kind}-approval`, { signature: made.id });
    return [kind, made];
  });
  return { byKind: Object.fromEntries(byKind) };
}

/** Companies and institutions are proven by their licence, other names by a document about the name. */
function isLicence({ kind }: Owner): boolean {
  return kind === "company" || kind === "institution";
}

export function makeTemplate({ make, refuse }: Maker, draft: TemplateDraft, { app, countries }: HuaweiTemplateOptions): Template {
  const { resource } = draft.signature ?? {};
  const appId = app?.appId ?? (resource instanceof HuaweiSignature ? resource.appIdInput : undefined);
  if (appId === undefined) {
    refuse("it names no application, and its signature is none that tells one. Give it: huawei: { app }.");
  }
  const variables = variablesOf(draft.text);
  const made = make(
    templateLevel1,
    "huawei",
    {
      appId: appId ?? "",
      region: regionOf(draft.audience, refuse),
      templateName: draft.name,
      templateContent: written(draft.text, (_variable, number) => `\${${number}}`),
      templateType: types[draft.kind],
      ...(draft.signature && draft.audience === "domestic" && { signId: draft.signature.id }),
      templateDesc: draft.description,
      ...(variables.length > 0 && { variableAttributes: variables.map(attributesOf) }),
      ...(countries && { sendCountry: [...countries] }),
      ...(draft.deletionProtection !== undefined && { deletionProtection: draft.deletionProtection }),
      skipDestroy: true,
      ...waitsFor(draft),
    },
    { ...outlives, longest: longestOf(draft) },
  );
  if (draft.waitForApproval) make(approvalLevel1, "huawei-approval", { template: made.id });
  return {
    template: made,
    message: make(messageLevel1, "huawei-message", {
      ...messageOf(draft),
      template: made.id,
      ...(draft.retireAfter !== undefined && { retireAfter: draft.retireAfter }),
    }),
  };
}

function attributesOf({ name, kind, example, description = `${name}，例如：${example}` }: Variable, index: number) {
  return { variableIndex: index + 1, variableType: variableTypes[kind], variableDesc: text(description) };
}

function regionOf(audience: Audience, refuse: Maker["refuse"]): string {
  if (audience === "global") {
    refuse('the audience "global" is none of the platform\'s: it has "domestic" and "international". Make a template for each.');
  }
  return audience === "domestic" ? "cn" : "intl";
}
