// Tencent: specification 10.1 to 10.8.
/** What the calls for signatures and templates answer. Ids are texts everywhere, although the wire has numbers. */
import { integer, list, object, open, optional, text } from "../../../shared/client/decoding";
import type { International, QualificationStatusCode, ReadInternational, StatusCode } from "../enumerations";
import { answer } from "./envelope";
import { id, objectId } from "./ids";

const signId = object({ SignId: objectId });
export const addedSign = answer({ AddSignStatus: signId });
export const modifiedSign = answer({ ModifySignStatus: signId });

export const deleteStatus = object({
  /** `return successfully!` */
  DeleteStatus: optional(text),
  /** Seconds since 1970. */
  DeleteTime: optional(integer),
});
export const deletedSign = answer({ DeleteSignStatus: deleteStatus });

export const sign = object({
  SignId: objectId,
  SignName: text,
  International: open<International>(integer),
  StatusCode: open<StatusCode>(integer),
  /** The reviewer's words; may be empty. */
  ReviewReply: optional(text),
  /** When it was handed in for review, in seconds since 1970. */
  CreateTime: optional(integer),
  /** `0` where there is none. */
  QualificationId: optional(id),
  QualificationName: optional(text),
  QualificationStatusCode: optional(open<QualificationStatusCode>(integer)),
});
export const signList = answer({ DescribeSignListStatusSet: list(sign) });

const templateId = object({ TemplateId: objectId });
export const addedTemplate = answer({ AddTemplateStatus: templateId });
export const modifiedTemplate = answer({ ModifyTemplateStatus: templateId });
export const deletedTemplate = answer({ DeleteTemplateStatus: deleteStatus });

export const template = object({
  TemplateId: objectId,
  TemplateName: text,
  TemplateContent: text,
  /** `3`: valid for both. */
  International: open<ReadInternational>(integer),
  StatusCode: open<StatusCode>(integer),
  /** The reviewer's words; may be empty. */
  ReviewReply: optional(text),
  /** When it was handed in for review, in seconds since 1970. */
  CreateTime: optional(integer),
});
export const templateList = answer({ DescribeTemplateStatusSet: list(template) });
