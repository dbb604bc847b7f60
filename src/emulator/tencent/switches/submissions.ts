/** Open points of signatures and templates (Tencent's specification 10.1 to 10.8, 14, 16 and 19). */
import type { SwitchCatalogue } from "../../world/switches";

export const submissionSwitches = {
  "tencent.ids": {
    values: ["usual", "64-bit"],
    default: "usual",
    meaning: "Size of new ids: seven digits, or more than a number of JavaScript holds exactly. The type allows 64 bits.",
    gap: "section 3.4",
  },
  "tencent.effective-stage": {
    values: ["off", "on"],
    default: "off",
    meaning: "Whether an approval goes through status 2, for one more review delay, before 0.",
    gap: "section 14",
  },
  "tencent.unknown-id-delete": {
    values: ["not-exist", "missing"],
    default: "not-exist",
    meaning:
      "Code for deleting an unknown id: SignIdNotExist and TemplateIdNotExist, or MissingSignatureToModify and MissingTemplateToModify.",
    gap: "19.2 no. 20",
  },
  "tencent.modify-held": {
    values: ["refuse", "allow"],
    default: "refuse",
    meaning: "Modifying what is approved and not yet in effect: refused as if it were in effect, or allowed.",
    gap: "19.1 no. 1",
  },
  "tencent.modify-create-time": {
    values: ["kept", "renewed"],
    default: "kept",
    meaning: "CreateTime after a modification: as before, or the time of the modification.",
    gap: "19.1 no. 2",
  },
  "tencent.rejected-sign-name": {
    values: ["free", "taken"],
    default: "free",
    meaning: "Applying for the name of a rejected signature: allowed, or SignExistAndUnapproved.",
    gap: "19.1 no. 5",
  },
  "tencent.other-class": {
    values: ["leave-out", "return"],
    default: "leave-out",
    meaning: "What describing by id does with ids whose International is another: leaves them out, or returns them as the example does.",
    gap: "19.2 no. 8",
  },
  "tencent.row-order": {
    values: ["asked", "ascending", "descending"],
    default: "asked",
    meaning:
      "Order of described rows: that of the ids asked for, ascending or descending by id. Listed templates ascend unless descending is set.",
    gap: "19.1 no. 4",
  },
  "tencent.list-limit-zero": {
    values: ["empty", "100"],
    default: "empty",
    meaning: "Listing templates with Limit 0, which is the default: an empty page, or 100 rows.",
    gap: "19.1 no. 10",
  },
  "tencent.sub-account-by-id": {
    values: ["allow", "refuse"],
    default: "allow",
    meaning: "Whether sub-accounts, which may not list templates, may describe them by id.",
    gap: "section 10.8",
  },
  "tencent.qualification-fields": {
    values: ["present", "absent"],
    default: "present",
    meaning: "Whether described signatures have the three fields of their qualification: the structure does, the example does not.",
    gap: "19.2 no. 10",
  },
  "tencent.qualification": {
    values: ["add", "add-and-modify", "optional"],
    default: "add",
    meaning:
      "Where domestic signatures must name a qualification: in AddSmsSign only, in ModifySmsSign too, or nowhere. Without one, a modification keeps it.",
    gap: "19.2 no. 3",
  },
  "tencent.document-pair": {
    values: ["review", "refuse"],
    default: "review",
    meaning: "A DocumentType that does not go with its SignType: rejected in the review, or InvalidDocumentType.",
    gap: "19.1 no. 20",
  },
  "tencent.sign-name": {
    values: ["review", "refuse"],
    default: "review",
    meaning:
      "A name with other characters than Chinese ones, letters and digits, or with fewer than two: rejected in the review, or InvalidParameterValue.",
    gap: "section 17.1",
  },
  "tencent.international-sign-name": {
    values: ["same-rule", "any"],
    default: "same-rule",
    meaning: "Whether the rule for names holds for international signatures, too.",
    gap: "19.1 no. 21",
  },
  "tencent.commission-image": {
    values: ["refuse", "review"],
    default: "refuse",
    meaning: "A signature for another party without its letter of authorisation: MissingParameter, or rejected in the review.",
    gap: "section 10.1",
  },
  "tencent.empty-image": {
    values: ["keep", "refuse"],
    default: "keep",
    meaning: "An empty ProofImage in ModifySmsSign: keeps the former image as the example suggests, or is a MissingParameter.",
    gap: "19.2 no. 4",
  },
  "tencent.image": {
    values: ["alphabet", "padded", "jpeg"],
    default: "alphabet",
    meaning:
      "What an image must be: letters of the Base64 alphabet as in the printed example, Base64 with its padding, or that of a JPEG file.",
    gap: "19.1 no. 8",
  },
  "tencent.template-needs-sign": {
    values: ["submitted", "approved", "no"],
    default: "submitted",
    meaning: "Signature that an account needs for its first template: one that was applied for, one that was approved, or none.",
    gap: "19.1 no. 6",
  },
  "tencent.template-variables": {
    values: ["refuse", "allow"],
    default: "refuse",
    meaning: "Variables in domestic notification and marketing templates: refused, or allowed as in the example of an approved one.",
    gap: "19.2 no. 7",
  },
  "tencent.template-format": {
    values: ["checked", "unchecked"],
    default: "checked",
    meaning: "Whether braces may stand for variables only, numbered from 1 without gaps (else InvalidTemplateFormat).",
    gap: "19.1 no. 9",
  },
  "tencent.list-signatures": {
    values: ["refuse", "accept"],
    default: "refuse",
    meaning:
      "DescribeSmsSignList without SignIdSet, as present vendor SDKs call it: refused as the document has it (L7201, L11105), or a page of all by Limit (10 when left out, at most 100) and Offset.",
    gap: "beyond the document",
  },
  "tencent.unsubscribe": {
    values: ["domestic", "all"],
    default: "domestic",
    meaning: "Which marketing templates must end with the words for opting out: domestic ones, or all.",
    gap: "19.1 no. 21",
  },
  "tencent.template-class": {
    values: ["as-asked", "both"],
    default: "as-asked",
    meaning: "International of a new template when it is read: as it was applied for, or 3, which is valid for both.",
    gap: "19.2 no. 9",
  },
} as const satisfies SwitchCatalogue;
