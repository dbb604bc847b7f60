/** Requests that make objects of Tencent, as small as they may be. */
import type { NewSign, NewTemplate } from "../../../src/clouds/tencent/client/types/management";

export const template: NewTemplate = { TemplateName: "n", TemplateContent: "您的验证码是{1}", SmsType: 3, International: 0, Remark: "r" };
export const sign: NewSign = {
  SignName: "腾讯云",
  SignType: 0,
  DocumentType: 1,
  International: 0,
  SignPurpose: 0,
  ProofImage: "cHJvb2Y=",
  QualificationId: "1000001",
};
