/** Templates (Tencent's specification 10.5 to 10.8). */
import { z } from "zod";
import { internationals, readInternationals, smsTypes } from "../../../clouds/tencent/client/enumerations";
import type { World } from "../../platform";
import { parseOrExplain } from "../../values/validation";
import type { Accounts } from "../accounts";
import type { ParametersOf } from "../calls/definitions";
import { refusal } from "../calls/envelope";
import { oneOf, requireText } from "../calls/values";
import { braceProblem, variablesOf } from "../send/variables";
import type { TencentSwitches } from "../switches";
import type { SubmissionKind } from "./calls";
import type { SignatureFields } from "./signatures";
import type { Store } from "./store";

/** What marketing templates end with (Tencent L5416). */
const unsubscribe = "拒收请回复R";

const storedSchema = z.strictObject({
  templateName: z.string().min(1),
  templateContent: z.string().min(1),
  smsType: z.literal(smsTypes).default(3),
  international: z.literal(readInternationals).default(0),
  remark: z.string().default(""),
});

export type TemplateFields = z.infer<typeof storedSchema>;

/** Fields as files and the console give them. @throws Error naming the bad field. */
export function parseTemplate(fields: unknown): TemplateFields {
  return parseOrExplain(storedSchema, fields, "Template");
}

interface Surroundings {
  readonly world: World;
  readonly accounts: Accounts;
  readonly switches: TencentSwitches;
}

export function templateKind(
  signatures: Store<SignatureFields>,
  { world, accounts, switches }: Surroundings,
): SubmissionKind<TemplateFields> {
  return {
    noun: "template",
    codes: {
      deleteUnknown: { "not-exist": "FailedOperation.TemplateIdNotExist", missing: "FailedOperation.MissingTemplateToModify" },
      modifyUnknown: "FailedOperation.MissingTemplateToModify",
      modifyPassed: "FailedOperation.TemplateAlreadyPassedCheck",
      limit: "FailedOperation.TemplateNumberLimit",
    },
    limitOf: (account) => accounts.of(account).templateLimit,

    checkAccount: (account, { templateName, templateContent }, id) => {
      const word = accounts.of(account).sensitiveWords.find((each) => `${templateName}\n${templateContent}`.includes(each));
      if (word !== undefined) throw refusal("InvalidParameter.DirtyWordFound", word);
      if (id !== undefined) return;
      const has = {
        submitted: () => signatures.everHad(account),
        approved: () => signatures.everReady(account, world.clock.now()),
        no: () => true,
      };
      if (!has[switches.get("tencent.template-needs-sign")]()) throw refusal("FailedOperation.MissingSignature");
    },

    faultOf: () => undefined,
    classOf: ({ international }) => international,
  };
}

/** @throws Refusal for a value that is not allowed */
export function readTemplate(parameters: ParametersOf<"AddSmsTemplate">, switches: TencentSwitches): TemplateFields {
  const { TemplateName, TemplateContent, Remark } = parameters;
  for (const [name, value] of Object.entries({ TemplateName, TemplateContent, Remark })) requireText(name, value);
  const smsType = oneOf(smsTypes, parameters.SmsType, "InvalidParameterValue.InvalidSmsType");
  const international = oneOf(internationals, parameters.International, "InvalidParameterValue.InvalidInternational");
  const problem = switches.get("tencent.template-format") === "checked" ? braceProblem(TemplateContent) : undefined;
  if (problem !== undefined) throw refusal("InvalidParameterValue.InvalidTemplateFormat", problem);
  const isDomestic = international === 0;
  if (isDomestic && smsType !== 3 && variablesOf(TemplateContent).size > 0 && switches.get("tencent.template-variables") === "refuse") {
    throw refusal("InvalidParameterValue.UnsupportedTemplateVariable");
  }
  const mustUnsubscribe = smsType === 1 && (isDomestic || switches.get("tencent.unsubscribe") === "all");
  if (mustUnsubscribe && !TemplateContent.endsWith(unsubscribe)) {
    throw refusal("InvalidParameterValue.MarketingTemplateWithoutUnsubscribe");
  }
  return { templateName: TemplateName, templateContent: TemplateContent, smsType, international, remark: Remark };
}
