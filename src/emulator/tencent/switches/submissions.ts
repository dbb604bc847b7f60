/** Open points of signatures and templates (Tencent's specification 10.1 to 10.8, 14, 16 and 19). */
import type { SwitchCatalogue } from "../../world/switches";

export const submissionSwitches = {
  "tencent.ids": {
    values: ["usual", "64-bit"],
    default: "usual",
    meaning: "Size of new ids: seven digits, or more than a number of JavaScript holds exactly. The type allows 64 bits.",
    zh: "新 ID 的大小：七位数字，或超过 JavaScript 的数能精确表示的范围。该类型允许 64 位。",
    gap: "section 3.4",
  },
  "tencent.effective-stage": {
    values: ["off", "on"],
    default: "off",
    meaning: "Whether an approval goes through status 2, for one more review delay, before 0.",
    zh: "通过审核后、状态 0 之前，是否再经过一个审核时长的状态 2。",
    gap: "section 14",
  },
  "tencent.unknown-id-delete": {
    values: ["not-exist", "missing"],
    default: "not-exist",
    meaning:
      "Code for deleting an unknown id: SignIdNotExist and TemplateIdNotExist, or MissingSignatureToModify and MissingTemplateToModify.",
    zh: "删除不存在的 ID 时的错误码：SignIdNotExist 和 TemplateIdNotExist，或 MissingSignatureToModify 和 MissingTemplateToModify。",
    gap: "19.2 no. 20",
  },
  "tencent.modify-held": {
    values: ["refuse", "allow"],
    default: "refuse",
    meaning: "Modifying what is approved and not yet in effect: refused as if it were in effect, or allowed.",
    zh: "修改已通过、尚未生效的：和已生效的一样拒绝，或允许。",
    gap: "19.1 no. 1",
  },
  "tencent.modify-create-time": {
    values: ["kept", "renewed"],
    default: "kept",
    meaning: "CreateTime after a modification: as before, or the time of the modification.",
    zh: "修改之后的 CreateTime：不变，或变为修改的时间。",
    gap: "19.1 no. 2",
  },
  "tencent.rejected-sign-name": {
    values: ["free", "taken"],
    default: "free",
    meaning: "Applying for the name of a rejected signature: allowed, or SignExistAndUnapproved.",
    zh: "用被拒绝签名的名称重新申请：允许，或 SignExistAndUnapproved。",
    gap: "19.1 no. 5",
  },
  "tencent.other-class": {
    values: ["leave-out", "return"],
    default: "leave-out",
    meaning: "What describing by id does with ids whose International is another: leaves them out, or returns them as the example does.",
    zh: "按 ID 查询时，International 不同的 ID：不返回，或像示例那样返回。",
    gap: "19.2 no. 8",
  },
  "tencent.row-order": {
    values: ["asked", "ascending", "descending"],
    default: "asked",
    meaning:
      "Order of described rows: that of the ids asked for, ascending or descending by id. Listed templates ascend unless descending is set.",
    zh: "查询结果的顺序：按所给 ID 的顺序，或按 ID 升序、降序。列出模板时除非设为降序，都是升序。",
    gap: "19.1 no. 4",
  },
  "tencent.list-limit-zero": {
    values: ["empty", "100"],
    default: "empty",
    meaning: "Listing templates with Limit 0, which is the default: an empty page, or 100 rows.",
    zh: "列出模板时 Limit 为 0（即默认值）：空页，或 100 条。",
    gap: "19.1 no. 10",
  },
  "tencent.sub-account-by-id": {
    values: ["allow", "refuse"],
    default: "allow",
    meaning: "Whether sub-accounts, which may not list templates, may describe them by id.",
    zh: "不能列出模板的子账号，能否按 ID 查询模板。",
    gap: "section 10.8",
  },
  "tencent.qualification-fields": {
    values: ["present", "absent"],
    default: "present",
    meaning: "Whether described signatures have the three fields of their qualification: the structure does, the example does not.",
    zh: "查询签名是否返回资质的三个字段：结构里有，示例里没有。",
    gap: "19.2 no. 10",
  },
  "tencent.qualification": {
    values: ["add", "add-and-modify", "optional"],
    default: "add",
    meaning:
      "Where domestic signatures must name a qualification: in AddSmsSign only, in ModifySmsSign too, or nowhere. Without one, a modification keeps it.",
    zh: "国内签名在哪里必须写资质：只在 AddSmsSign，也在 ModifySmsSign，或都不必。修改时不写则保留原来的。",
    gap: "19.2 no. 3",
  },
  "tencent.document-pair": {
    values: ["review", "refuse"],
    default: "review",
    meaning: "A DocumentType that does not go with its SignType: rejected in the review, or InvalidDocumentType.",
    zh: "DocumentType 与 SignType 不匹配：审核时拒绝，或 InvalidDocumentType。",
    gap: "19.1 no. 20",
  },
  "tencent.sign-name": {
    values: ["review", "refuse"],
    default: "review",
    meaning:
      "A name with other characters than Chinese ones, letters and digits, or with fewer than two: rejected in the review, or InvalidParameterValue.",
    zh: "名称里有汉字、字母和数字以外的字符，或不足两个字：审核时拒绝，或 InvalidParameterValue。",
    gap: "section 17.1",
  },
  "tencent.international-sign-name": {
    values: ["same-rule", "any"],
    default: "same-rule",
    meaning: "Whether the rule for names holds for international signatures, too.",
    zh: "名称的规则是否也适用于国际签名。",
    gap: "19.1 no. 21",
  },
  "tencent.commission-image": {
    values: ["refuse", "review"],
    default: "refuse",
    meaning: "A signature for another party without its letter of authorisation: MissingParameter, or rejected in the review.",
    zh: "他用的签名没有授权书：MissingParameter，或审核时拒绝。",
    gap: "section 10.1",
  },
  "tencent.empty-image": {
    values: ["keep", "refuse"],
    default: "keep",
    meaning: "An empty ProofImage in ModifySmsSign: keeps the former image as the example suggests, or is a MissingParameter.",
    zh: "ModifySmsSign 的 ProofImage 为空：像示例暗示的那样保留原图，或 MissingParameter。",
    gap: "19.2 no. 4",
  },
  "tencent.image": {
    values: ["alphabet", "padded", "jpeg"],
    default: "alphabet",
    meaning:
      "What an image must be: letters of the Base64 alphabet as in the printed example, Base64 with its padding, or that of a JPEG file.",
    zh: "图片必须是什么：如文档示例，由 Base64 字母组成；带填充的 Base64；或一个 JPEG 文件的 Base64。",
    gap: "19.1 no. 8",
  },
  "tencent.template-needs-sign": {
    values: ["submitted", "approved", "no"],
    default: "submitted",
    meaning: "Signature that an account needs for its first template: one that was applied for, one that was approved, or none.",
    zh: "账号建第一个模板需要的签名：申请过的，已通过的，或不需要。",
    gap: "19.1 no. 6",
  },
  "tencent.template-variables": {
    values: ["refuse", "allow"],
    default: "refuse",
    meaning: "Variables in domestic notification and marketing templates: refused, or allowed as in the example of an approved one.",
    zh: "国内通知和营销模板里的变量：拒绝，或像已通过的示例那样允许。",
    gap: "19.2 no. 7",
  },
  "tencent.template-format": {
    values: ["checked", "unchecked"],
    default: "checked",
    meaning: "Whether braces may stand for variables only, numbered from 1 without gaps (else InvalidTemplateFormat).",
    zh: "花括号是否只能表示变量，并从 1 开始连续编号（否则 InvalidTemplateFormat）。",
    gap: "19.1 no. 9",
  },
  "tencent.list-signatures": {
    values: ["refuse", "accept"],
    default: "refuse",
    meaning:
      "DescribeSmsSignList without SignIdSet, as present vendor SDKs call it: refused as the document has it (L7201, L11105), or a page of all by Limit (10 when left out, at most 100) and Offset.",
    zh: "DescribeSmsSignList 不带 SignIdSet，现在的官方 SDK 会这样调用：按文档拒绝（L7201、L11105），或按 Limit（不填为 10，最多 100）和 Offset 返回全部中的一页。",
    gap: "beyond the document",
  },
  "tencent.unsubscribe": {
    values: ["domestic", "all"],
    default: "domestic",
    meaning: "Which marketing templates must end with the words for opting out: domestic ones, or all.",
    zh: "哪些营销模板必须以退订用语结尾：国内的，或全部。",
    gap: "19.1 no. 21",
  },
  "tencent.template-class": {
    values: ["as-asked", "both"],
    default: "as-asked",
    meaning: "International of a new template when it is read: as it was applied for, or 3, which is valid for both.",
    zh: "读取新模板时的 International：按申请时的值，或 3，即两者都适用。",
    gap: "19.2 no. 9",
  },
} as const satisfies SwitchCatalogue;
