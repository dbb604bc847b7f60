/** What each call does with its parameters, and what it answers (Tencent's specification 10). */
import { internationals } from "../../../clouds/tencent/client/enumerations";
import type { Holdings } from "../holdings";
import { createPulls } from "../messages/pulls";
import { createNumberInfo } from "../numbers/info";
import { createConversion } from "../send/conversion";
import { createSending } from "../send/send";
import { createStatistics } from "../statistics/statistics";
import { type Context, createCalls } from "../submissions/calls";
import { readSignature, type SignatureFields } from "../submissions/signatures";
import { integerOf, type Submission } from "../submissions/store";
import { readTemplate, type TemplateFields } from "../submissions/templates";
import type { Caller } from "./authentication";
import type { ParametersOf, TencentCall } from "./definitions";
import { refusal } from "./envelope";
import { inRange, oneOf } from "./values";

/** Most ids of one call, and most rows of one page (Tencent L7205, L5767). */
const most = 100;
const deleted = "return successfully!";

/** Carries a call out in two steps: values first, then, once the account may make the call, the operation. */
export type Handlers = {
  readonly [Call in TencentCall]: (parameters: ParametersOf<Call>, caller: Caller) => () => object;
};

export function createHandlers(holdings: Holdings, context: Context): Handlers {
  const { world, switches } = context;
  const signatures = createCalls(holdings.kinds.signatures, holdings.stores.signatures, context);
  const templates = createCalls(holdings.kinds.templates, holdings.stores.templates, context);
  const sendSms = createSending(holdings, context);
  const pulls = createPulls(holdings, context);
  const statistics = createStatistics(holdings, context);
  const numberInfo = createNumberInfo(switches);
  const reportConversion = createConversion(holdings, world, switches);

  const describeTemplates = (
    { International, TemplateIdSet = [], Limit = 0, Offset = 0 }: ParametersOf<"DescribeSmsTemplateList">,
    { account, isSubAccount }: Caller,
  ): (() => object) => {
    oneOf(internationals, International, "InvalidParameterValue.InvalidInternational");
    const isList = TemplateIdSet.length === 0;
    if (isList) {
      inRange("Limit", Limit, [0, most], "InvalidParameterValue.LimitVerifyFail");
      inRange("Offset", Offset, [0, Number.MAX_SAFE_INTEGER], "InvalidParameterValue");
    } else checkIds("TemplateIdSet", TemplateIdSet);
    return () => {
      if (isSubAccount && (isList || switches.get("tencent.sub-account-by-id") === "refuse")) {
        throw refusal("FailedOperation.ProhibitSubAccountUse");
      }
      if (!isList) return { DescribeTemplateStatusSet: templates.select(account, TemplateIdSet, International).map(templateRow) };
      const size = Limit === 0 ? Number(switches.get("tencent.list-limit-zero") === "empty" ? 0 : most) : Limit;
      return {
        DescribeTemplateStatusSet: templates
          .list(account, International)
          .slice(Offset, Offset + size)
          .map(templateRow),
      };
    };
  };

  const describeSignatures = (
    { International, SignIdSet = [], Limit = 10, Offset = 0 }: ParametersOf<"DescribeSmsSignList">,
    { account, isSubAccount }: Caller,
  ): (() => object) => {
    const isList = SignIdSet.length === 0 && switches.get("tencent.list-signatures") === "accept";
    if (isList) {
      inRange("Limit", Limit, [1, most], "InvalidParameterValue");
      inRange("Offset", Offset, [0, Number.MAX_SAFE_INTEGER], "InvalidParameterValue");
    } else checkIds("SignIdSet", SignIdSet);
    oneOf(internationals, International, "InvalidParameterValue", `International ${International}.`);
    return () => {
      if (!isList) return { DescribeSignListStatusSet: signatures.select(account, SignIdSet, International).map(signatureRow) };
      if (isSubAccount) throw refusal("FailedOperation.ProhibitSubAccountUse");
      const page = signatures.list(account, International).slice(Offset, Offset + Limit);
      return { DescribeSignListStatusSet: page.map(signatureRow) };
    };
  };

  const signatureRow = (submission: Submission<SignatureFields>): object => {
    const { id, fields, status, review, createdAt } = submission;
    const qualification = fields.qualificationId === null ? undefined : holdings.stores.qualifications.find(fields.qualificationId);
    const shown = {
      QualificationId: integerOf(fields.qualificationId ?? "0"),
      QualificationName: qualification?.name ?? "",
      QualificationStatusCode: qualification?.status ?? 0,
    };
    return {
      SignId: integerOf(id),
      International: fields.international,
      StatusCode: Number(status),
      ReviewReply: review,
      SignName: fields.signName,
      CreateTime: Math.floor(createdAt / 1000),
      ...(switches.get("tencent.qualification-fields") === "present" ? shown : {}),
    };
  };

  return {
    AddSmsSign: (parameters, { account }) => {
      const fields = readSignature(parameters, switches, "AddSmsSign");
      return () => ({ AddSignStatus: { SignId: integerOf(signatures.add(account, fields())) } });
    },
    ModifySmsSign: ({ SignId, ...parameters }, { account }) => {
      const change = readSignature(parameters, switches, "ModifySmsSign");
      return () => {
        signatures.modify(account, SignId, parameters.International, change);
        return { ModifySignStatus: { SignId: integerOf(SignId) } };
      };
    },
    DeleteSmsSign: ({ SignId }, { account }) => {
      return () => ({ DeleteSignStatus: { DeleteStatus: deleted, DeleteTime: signatures.remove(account, SignId) } });
    },
    DescribeSmsSignList: describeSignatures,

    AddSmsTemplate: (parameters, { account }) => {
      const asked = readTemplate(parameters, switches);
      const international = switches.get("tencent.template-class") === "both" ? 3 : asked.international;
      return () => ({ AddTemplateStatus: { TemplateId: templates.add(account, { ...asked, international }) } });
    },
    ModifySmsTemplate: ({ TemplateId, ...parameters }, { account }) => {
      const fields = readTemplate(parameters, switches);
      return () => {
        templates.modify(account, TemplateId, parameters.International, ({ international }) => ({ ...fields, international }));
        return { ModifyTemplateStatus: { TemplateId: integerOf(TemplateId) } };
      };
    },
    DeleteSmsTemplate: ({ TemplateId }, { account }) => {
      return () => ({ DeleteTemplateStatus: { DeleteStatus: deleted, DeleteTime: templates.remove(account, TemplateId) } });
    },
    DescribeSmsTemplateList: describeTemplates,

    SendSms: (parameters, { account }) => sendSms(parameters, account),
    PullSmsSendStatus: (parameters, { account }) => pulls.receipts(parameters, account),
    PullSmsSendStatusByPhoneNumber: (parameters, { account }) => pulls.receiptsOfNumber(parameters, account),
    PullSmsReplyStatus: (parameters, { account }) => pulls.replies(parameters, account),
    PullSmsReplyStatusByPhoneNumber: (parameters, { account }) => pulls.repliesOfNumber(parameters, account),
    SendStatusStatistics: (parameters, { account }) => statistics.sent(parameters, account),
    CallbackStatusStatistics: (parameters, { account }) => statistics.receipts(parameters, account),
    SmsPackagesStatistics: (parameters, { account }) => statistics.packages(parameters, account),
    DescribePhoneNumberInfo: (parameters) => numberInfo(parameters),
    ReportConversion:
      (parameters, { account }) =>
      () =>
        reportConversion(parameters, account),
  };
}

function checkIds(name: string, ids: readonly string[]): void {
  inRange(`The number of ids in ${name}`, ids.length, [1, most], "InvalidParameterValue");
}

/** The type and the remark are never returned. */
function templateRow({ id, fields, status, review, createdAt }: Submission<TemplateFields>): object {
  return {
    TemplateId: integerOf(id),
    International: fields.international,
    StatusCode: Number(status),
    ReviewReply: review,
    TemplateName: fields.templateName,
    CreateTime: Math.floor(createdAt / 1000),
    TemplateContent: fields.templateContent,
  };
}
