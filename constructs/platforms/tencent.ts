/** Tencent Cloud: variables have numbers, and kinds and audiences do as well. */
import { approval } from "../../src/clouds/tencent/approval";
import { message } from "../../src/clouds/tencent/message";
import { signature } from "../../src/clouds/tencent/signature/resource";
import { template } from "../../src/clouds/tencent/template/resource";
import type { Audience, Kind } from "../kinds";
import type { SmsProvider } from "../level1/provider";
import { TencentApproval } from "../level1/tencent-approval";
import { TencentMessage } from "../level1/tencent-message";
import { TencentSignature } from "../level1/tencent-signature";
import { TencentTemplate } from "../level1/tencent-template";
import type { Maker, PlatformNames } from "../maker";
import type { Owner } from "../owner";
import { type Text, variablesOf, written } from "../sms";
import {
  type MadeSignature,
  type MadeTemplate,
  messageOf,
  ofAllKinds,
  outlives,
  type SignatureDraft,
  type TemplateDraft,
  waitsFor,
} from "./platform";

export const names: PlatformNames = {
  name: "tencent",
  title: "Tencent",
  levelsIn: ({ tencentInput }: SmsProvider) => tencentInput?.rules,
  signedFor: ["domestic", "international"],
};

export type Signature = MadeSignature<TencentSignature>;
export type Template = MadeTemplate<TencentTemplate, TencentMessage>;

/** What only Tencent has of a signature. */
export interface TencentSignatureOptions {
  /** Id of an approved qualification, which the console shows; domestic signatures need one. @default - none */
  readonly qualificationId?: string;
  /** Path of a proof of its own: a JPEG. @default - the owner's */
  readonly proof?: string;
  /** The note for its reviewers of its own. @default - the signature's */
  readonly description?: string;
}

/** What only Tencent has of a template. */
export interface TencentTemplateOptions<Names extends string = string> {
  /** A text of its own, with no other variables than the template's. @default - the template's */
  readonly text?: Text<Names>;
}

const signatureLevel1 = {
  Class: TencentSignature,
  definition: signature,
  words: {
    sign_name: "text",
    sign_type: "owner.kind",
    document_type: "owner.document",
    qualification_id: "qualificationId",
    remark: "description",
  },
};
const templateLevel1 = {
  Class: TencentTemplate,
  definition: template,
  words: { template_content: "text", template_name: "name", sms_type: "kind", international: "audience", remark: "description" },
};
const messageLevel1 = { Class: TencentMessage, definition: message, words: { retire_after: "retireAfter" } };
const approvalLevel1 = { Class: TencentApproval, definition: approval };

/** Values for the code of a verification text have up to six digits. */
const mostDigits = 6;
/** Other values, unless the console shows more. */
const mostCharacters = 6;

const classes: Readonly<Record<Kind, number>> = { marketing: 1, notice: 2, verification: 3 };
const signTypes: Readonly<Record<Owner["kind"], number>> = { company: 0, app: 1, trademark: 4, institution: 5 };
const documents: Readonly<Record<string, number>> = {
  "merged-licence": 0,
  licence: 1,
  "organisation-code": 2,
  "credit-code": 3,
  screenshot: 4,
};

export function makeSignature(
  { make, refuse }: Maker,
  draft: SignatureDraft,
  { qualificationId, proof = draft.owner.proof, description = draft.description }: TencentSignatureOptions,
): Signature {
  const { owner } = draft;
  if (proof === undefined) {
    refuse(
      'its owner has no proof, and the platform reviews no signature without one. Give the path of a JPEG: owner: { …, proof: join(__dirname, "licence.jpg") }.',
    );
  }
  const made = make(
    signatureLevel1,
    "tencent",
    {
      signName: draft.text,
      signType: signTypes[owner.kind],
      documentType: documentOf(owner),
      international: internationalOf(draft.audience, refuse),
      signPurpose: owner.authorisation === undefined ? 0 : 1,
      ...(proof !== undefined && { proofImageFile: draft.fileOf(proof) }),
      ...(owner.authorisation !== undefined && { commissionImageFile: draft.fileOf(owner.authorisation) }),
      ...(description !== undefined && { remark: description }),
      ...(qualificationId !== undefined && { qualificationId }),
      ...(draft.deletionProtection !== undefined && { deletionProtection: draft.deletionProtection }),
      skipDestroy: draft.retain,
    },
    outlives,
  );
  if (draft.waitForApproval) make(approvalLevel1, "tencent-approval", { signatureId: made.id });
  return ofAllKinds(made);
}

export function makeTemplate({ make, refuse, warn }: Maker, draft: TemplateDraft, _options: TencentTemplateOptions): Template {
  const long =
    draft.kind === "verification" ? variablesOf(draft.text).find(({ kind, max = 0 }) => kind === "code" && max > mostDigits) : undefined;
  if (long) {
    refuse(
      `the code "${long.name}" has ${long.max} digits, and the platform sends codes of at most ${mostDigits}. Give it fewer: code("${long.name}", { digits: ${mostDigits} }).`,
    );
  }
  const wide = variablesOf(draft.text).find(({ kind, max = 0 }) => kind !== "code" && max > mostCharacters);
  if (wide) {
    warn(
      `values of "${wide.name}" may have ${wide.max} characters, and of accounts opened since 2024 the platform takes values of at most ${mostCharacters}. See what the console shows.`,
    );
  }
  const made = make(
    templateLevel1,
    "tencent",
    {
      templateName: draft.name,
      templateContent: written(draft.text, (_variable, number) => `{${number}}`),
      international: internationalOf(draft.audience, refuse),
      smsType: classes[draft.kind],
      remark: draft.description,
      ...(draft.deletionProtection !== undefined && { deletionProtection: draft.deletionProtection }),
      skipDestroy: true,
      ...waitsFor(draft),
    },
    outlives,
  );
  if (draft.waitForApproval) make(approvalLevel1, "tencent-approval", { templateId: made.id });
  return {
    template: made,
    message: make(messageLevel1, "tencent-message", {
      ...messageOf(draft),
      templateId: made.id,
      ...(draft.signature && { signatureId: draft.signature.id }),
      ...(draft.retireAfter !== undefined && { retireAfter: draft.retireAfter }),
    }),
  };
}

function internationalOf(audience: Audience, refuse: Maker["refuse"]): number {
  if (audience === "global") {
    refuse('the audience "global" is none of the platform\'s: it has "domestic" and "international". Make one for each.');
  }
  return audience === "domestic" ? 0 : 1;
}

function documentOf(owner: Owner): number {
  switch (owner.kind) {
    case "company":
      return documents[owner.document ?? "licence"] ?? 1;
    case "institution":
      return documents[owner.document ?? "credit-code"] ?? 3;
    case "app":
      return documents[owner.document ?? "screenshot"] ?? 4;
    case "trademark":
      return 7;
  }
}
