/** The calls: what each takes, and how often (Tencent's specification 2 and 10). */
import type { TencentSwitches } from "../switches";

type SwitchName = Parameters<TencentSwitches["get"]>[0];

/** `id` is an integer of up to 64 bits, which is kept as its digits. */
export type ParameterType = "string" | "integer" | "id" | "strings" | "ids";

export interface Parameter {
  readonly type: ParameterType;
  readonly required: boolean;
  /** The document does not know it; the switch of this name, set to `accept`, does. */
  readonly beyond?: SwitchName;
}

export interface CallDefinition {
  /** Calls per second for each key and region (Tencent L345-433). */
  readonly perSecond: number;
  /** In the document's order. */
  readonly parameters: Readonly<Record<string, Parameter>>;
}

const needs = <Type extends ParameterType>(type: Type) => ({ type, required: true }) as const;
const takesBeyond = <Type extends ParameterType, Name extends SwitchName>(type: Type, beyond: Name) =>
  ({ type, required: false, beyond }) as const;
const takes = <Type extends ParameterType>(type: Type) => ({ type, required: false }) as const;

const signature = {
  SignName: needs("string"),
  SignType: needs("integer"),
  DocumentType: needs("integer"),
  International: needs("integer"),
  SignPurpose: needs("integer"),
  ProofImage: needs("string"),
  CommissionImage: takes("string"),
  Remark: takes("string"),
  QualificationId: takes("id"),
} as const;

const template = {
  TemplateName: needs("string"),
  TemplateContent: needs("string"),
  SmsType: needs("integer"),
  International: needs("integer"),
  Remark: needs("string"),
} as const;

const pull = { Limit: needs("integer"), SmsSdkAppId: needs("string") } as const;

const pullByNumber = {
  BeginTime: needs("integer"),
  Offset: needs("integer"),
  Limit: needs("integer"),
  PhoneNumber: needs("string"),
  SmsSdkAppId: needs("string"),
  EndTime: takes("integer"),
} as const;

const statistics = {
  BeginTime: needs("string"),
  EndTime: needs("string"),
  SmsSdkAppId: needs("string"),
  Limit: needs("integer"),
  Offset: needs("integer"),
} as const;

/** Whether the ids may be left out is a switch. */
const signList = {
  SignIdSet: takes("ids"),
  International: needs("integer"),
  Limit: takesBeyond("integer", "tencent.list-signatures"),
  Offset: takesBeyond("integer", "tencent.list-signatures"),
} as const;

export const tencentCalls = {
  AddSmsSign: { perSecond: 1, parameters: signature },
  ModifySmsSign: { perSecond: 1, parameters: { SignId: needs("id"), ...signature } },
  DeleteSmsSign: { perSecond: 1, parameters: { SignId: needs("id") } },
  DescribeSmsSignList: { perSecond: 20, parameters: signList },
  AddSmsTemplate: { perSecond: 2, parameters: template },
  ModifySmsTemplate: { perSecond: 20, parameters: { TemplateId: needs("id"), ...template } },
  DeleteSmsTemplate: { perSecond: 1, parameters: { TemplateId: needs("id") } },
  DescribeSmsTemplateList: {
    perSecond: 20,
    parameters: { International: needs("integer"), TemplateIdSet: takes("ids"), Limit: takes("integer"), Offset: takes("integer") },
  },
  SendSms: {
    perSecond: 3000,
    parameters: {
      PhoneNumberSet: needs("strings"),
      SmsSdkAppId: needs("string"),
      TemplateId: needs("string"),
      SignName: takes("string"),
      TemplateParamSet: takes("strings"),
      ExtendCode: takes("string"),
      SessionContext: takes("string"),
      SenderId: takes("string"),
    },
  },
  PullSmsSendStatus: { perSecond: 100, parameters: pull },
  PullSmsSendStatusByPhoneNumber: { perSecond: 20, parameters: pullByNumber },
  PullSmsReplyStatus: { perSecond: 100, parameters: pull },
  PullSmsReplyStatusByPhoneNumber: { perSecond: 20, parameters: pullByNumber },
  SendStatusStatistics: { perSecond: 10, parameters: statistics },
  CallbackStatusStatistics: { perSecond: 10, parameters: statistics },
  SmsPackagesStatistics: { perSecond: 10, parameters: statistics },
  DescribePhoneNumberInfo: { perSecond: 1000, parameters: { PhoneNumberSet: needs("strings") } },
  ReportConversion: {
    perSecond: 1000,
    parameters: { SmsSdkAppId: needs("string"), SerialNo: needs("string"), ConversionTime: takes("integer") },
  },
} as const satisfies Readonly<Record<string, CallDefinition>>;

export type TencentCall = keyof typeof tencentCalls;

/** A pull of an application is none: what it has handed out is gone. */
export const readingCalls: readonly TencentCall[] = [
  "DescribeSmsSignList",
  "DescribeSmsTemplateList",
  "PullSmsSendStatusByPhoneNumber",
  "PullSmsReplyStatusByPhoneNumber",
  "SendStatusStatistics",
  "CallbackStatusStatistics",
  "SmsPackagesStatistics",
  "DescribePhoneNumberInfo",
];

export function isCall(action: string | undefined): action is TencentCall {
  return action !== undefined && Object.hasOwn(tencentCalls, action);
}

interface ValueOf {
  string: string;
  integer: number;
  id: string;
  strings: readonly string[];
  ids: readonly string[];
}

type Named<Call extends TencentCall> = (typeof tencentCalls)[Call]["parameters"];

/** The parameters of a call as its handler gets them. */
export type ParametersOf<Call extends TencentCall> = {
  readonly [Name in keyof Named<Call>]: Named<Call>[Name] extends { type: infer Type extends ParameterType; required: infer Required }
    ? ValueOf[Type] | (Required extends true ? never : undefined)
    : never;
};
