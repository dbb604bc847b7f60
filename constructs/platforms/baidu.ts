/** Baidu AI Cloud: variables have names, and a verification code's is SMSvCode. */
import { approval } from "../../src/clouds/baidu/approval";
import { blacklist } from "../../src/clouds/baidu/blacklist/resource";
import { message } from "../../src/clouds/baidu/message";
import { quota } from "../../src/clouds/baidu/quota/resource";
import { signature } from "../../src/clouds/baidu/signature/resource";
import { template } from "../../src/clouds/baidu/template/resource";
import type { Audience, Kind } from "../kinds";
import { BaiduApproval } from "../level1/baidu-approval";
import { BaiduBlacklist } from "../level1/baidu-blacklist";
import { BaiduMessage } from "../level1/baidu-message";
import { BaiduQuota } from "../level1/baidu-quota";
import { BaiduSignature } from "../level1/baidu-signature";
import { BaiduTemplate } from "../level1/baidu-template";
import type { SmsProvider } from "../level1/provider";
import type { Maker, PlatformNames } from "../maker";
import type { Owner } from "../owner";
import { type Text, variablesOf, written } from "../sms";
import type { Variable } from "../variables";
import {
  longestOf,
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
  name: "baidu",
  title: "Baidu",
  levelsIn: ({ baiduInput }: SmsProvider) => baiduInput?.rules,
  signedFor: ["domestic", "international", "global"],
};

export type Signature = MadeSignature<BaiduSignature>;
export type Template = MadeTemplate<BaiduTemplate, BaiduMessage>;

export const quotaLevel1 = {
  Class: BaiduQuota,
  definition: quota,
  words: {
    quota_per_day: "perDay",
    quota_per_month: "perMonth",
    rate_limit_per_mobile_per_sign_by_minute: "perNumberAndMinute",
    rate_limit_per_mobile_per_sign_by_hour: "perNumberAndHour",
    rate_limit_per_mobile_per_sign_by_day: "perNumberAndDay",
  },
};
export const blacklistLevel1 = { Class: BaiduBlacklist, definition: blacklist, words: { phones: "numbers", sms_type: "kind" } };

/** What only Baidu has of a signature. */
export interface BaiduSignatureOptions {
  /** Path of a proof of its own: JPEG or PNG, at most 2 MB. @default - the owner's */
  readonly proof?: string;
  /** The application note of its own. @default - the signature's */
  readonly description?: string;
}

/** What only Baidu has of a template. */
export interface BaiduTemplateOptions<Names extends string = string> {
  /** A text of its own, with no other variables than the template's. @default - the template's */
  readonly text?: Text<Names>;
  /** The trade whose class the messages have, such as `FinanceNotice`. @default "common" */
  readonly trade?: Trade;
}

/** The trades that Baidu has classes of messages for. */
export type Trade = keyof typeof trades;

const signatureLevel1 = {
  Class: BaiduSignature,
  definition: signature,
  words: { content: "text", content_type: "owner.kind", country_type: "audience", signature_file: "proof" },
};
const templateLevel1 = {
  Class: BaiduTemplate,
  definition: template,
  words: { content: "text", sms_type: "kind", country_type: "audience" },
  length: { attribute: "content", rule: "V15" },
};
const messageLevel1 = { Class: BaiduMessage, definition: message, words: { retire_after: "retireAfter" } };
const approvalLevel1 = { Class: BaiduApproval, definition: approval };

const trades = {
  common: "Common",
  express: "Express",
  finance: "Finance",
  internetFinance: "Itfin",
  creditCard: "Creditcard",
  game: "Game",
  education: "Education",
  ecommerce: "Ec",
} as const;

const classes: Readonly<Record<Kind, string>> = { verification: "Vcode", notice: "Notice", marketing: "Sale" };
const countries: Readonly<Record<Audience, string>> = { domestic: "DOMESTIC", international: "INTERNATIONAL", global: "GLOBAL" };
const contentTypes: Readonly<Record<Owner["kind"], string>> = {
  company: "Enterprise",
  institution: "Enterprise",
  app: "MobileApp",
  trademark: "Brand",
};

export function makeSignature(
  { make }: Maker,
  draft: SignatureDraft,
  { proof = draft.owner.proof, description = draft.description }: BaiduSignatureOptions,
): Signature {
  const made = make(
    signatureLevel1,
    "baidu",
    {
      content: draft.text,
      contentType: contentTypes[draft.owner.kind],
      countryType: countries[draft.audience],
      ...(description !== undefined && { description }),
      ...(proof !== undefined && { signatureFile: draft.fileOf(proof) }),
      ...(draft.deletionProtection !== undefined && { deletionProtection: draft.deletionProtection }),
      skipDestroy: draft.retain,
    },
    outlives,
  );
  if (draft.waitForApproval) make(approvalLevel1, "baidu-approval", { signatureId: made.id });
  return ofAllKinds(made);
}

/** The platform's class of messages. */
export function classOf(kind: Kind, trade: Trade): string {
  return `${trades[trade]}${classes[kind]}`;
}

export function makeTemplate({ make, refuse }: Maker, draft: TemplateDraft, { trade = "common" }: BaiduTemplateOptions): Template {
  const codes = draft.kind === "verification" ? variablesOf(draft.text).filter(({ kind }) => kind === "code") : [];
  if (codes.length > 1) {
    const [first, second] = codes.map(({ name }) => `"${name}"`);
    refuse(
      `a verification text has one code, which the platform calls SMSvCode, and this one has ${first} and ${second}. Make the other one a number or a text.`,
    );
  }
  const nameOf = (variable: Variable) => (codes.includes(variable) ? "SMSvCode" : variable.name);
  const made = make(
    templateLevel1,
    "baidu",
    {
      name: draft.name,
      content: written(draft.text, (variable) => `\${${nameOf(variable)}}`),
      smsType: classOf(draft.kind, trade),
      countryType: countries[draft.audience],
      description: draft.description,
      ...(draft.deletionProtection !== undefined && { deletionProtection: draft.deletionProtection }),
      skipDestroy: true,
      ...waitsFor(draft),
    },
    { ...outlives, longest: longestOf(draft) },
  );
  if (draft.waitForApproval) make(approvalLevel1, "baidu-approval", { templateId: made.id });
  return {
    template: made,
    message: make(messageLevel1, "baidu-message", {
      ...messageOf(draft),
      templateId: made.id,
      ...(draft.signature && { signatureId: draft.signature.id }),
      ...(draft.retireAfter !== undefined && { retireAfter: draft.retireAfter }),
    }),
  };
}
