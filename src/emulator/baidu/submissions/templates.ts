/** Templates (Baidu's specification 6.11 to 6.14). */
import { z } from "zod";
import { countryTypes, type ReviewStatus, smsTypes } from "../../../clouds/baidu/client/enumerations";
import { Refusal } from "../../server/refusal";
import { parseOrExplain } from "../../values/validation";
import { readFields } from "../calls/body";
import { refusal } from "../calls/envelope";
import type { BaiduSwitches } from "../switches";
import type { SubmissionKind } from "./calls";
import { passedStatuses } from "./lifecycle";
import type { SignatureFields } from "./signatures";
import type { Store } from "./store";

const storedSchema = z.strictObject({
  name: z.string().min(1),
  content: z.string().min(1),
  smsType: z.enum(smsTypes),
  countryType: z.enum(countryTypes),
  description: z.string().default(""),
});

export type TemplateFields = z.infer<typeof storedSchema>;

/** Fields as files and the console give them. @throws Error naming the bad field. */
export function parseTemplate(fields: unknown): TemplateFields {
  return parseOrExplain(storedSchema, fields, "Template");
}

const createSchema = z.object({ ...storedSchema.shape, description: z.string().min(1) });

const modifySchema = z.object({ ...storedSchema.shape, description: z.string().nullish() });

export function templateKind(signatures: Store<SignatureFields>, switches: BaiduSwitches): SubmissionKind<TemplateFields> {
  return {
    noun: "template",
    idField: "templateId",
    idPrefix: () => "sms-tmpl-",
    limit: { count: 20, code: "TemplateQuotaExceeded" },
    tokenRequired: () => switches.get("baidu.template-token") === "required",
    deleteDeprecates: () => switches.get("baidu.template-delete") === "deprecates",

    readCreate: (body) => readFields(createSchema, body),

    readModify: (body) => {
      const { description, ...fields } = readFields(modifySchema, body);
      const keep = switches.get("baidu.template-put-omitted") === "keep";
      return (previous) => ({ ...fields, description: description ?? (keep ? previous.description : "") });
    },

    checkCreate: (account) => {
      if (switches.get("baidu.template-needs-signature") === "yes" && !signatures.everHad(account)) {
        throw new Refusal(400, "SignatureRequired", "The account must submit a signature before its first template.");
      }
    },

    checkModify: ({ id, status }) => {
      const refused: readonly ReviewStatus[] =
        switches.get("baidu.template-put-states") === "unless-passed" ? passedStatuses : [...passedStatuses, "SUBMITTED"];
      if (refused.includes(status)) throw modifyRefusal(id, status, switches);
    },

    keepsStatus: () => false,
    shown: (fields) => ({ ...fields }),
  };
}

/** The document forbids the change (Baidu L6440) and gives no code. */
function modifyRefusal(id: string, status: ReviewStatus, switches: BaiduSwitches): Refusal {
  const detail = `The template ${id} is ${status} and must not be changed; create a new one.`;
  const code = switches.get("baidu.approved-template-put");
  return code === "TemplateAlreadyApproved" ? new Refusal(409, code, detail) : refusal(code, detail);
}
