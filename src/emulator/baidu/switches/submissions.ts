/** Open points of signatures and templates, of authentication and errors (Baidu's specification 3, 4, 6.7 to 6.14 and 14). */
import type { SwitchCatalogue } from "../../world/switches";

export const submissionSwitches = {
  "baidu.not-found": {
    values: ["ResourceNotFoundException", "NoSuchKey"],
    default: "ResourceNotFoundException",
    meaning:
      "Code of the 404 for an id that does not exist. The document prints NoSuchKey as an example of one (L2990); the default is one that the vendor's own provider understands.",
    gap: "G-6",
  },
  "baidu.approved-template-put": {
    values: ["InappropriateJSON", "AccessDenied", "TemplateAlreadyApproved"],
    default: "InappropriateJSON",
    meaning: "Code of the refusal to change a template that has passed review: 400, 403 and 409 in this order.",
    gap: "G-6",
  },
  "baidu.template-put-states": {
    values: ["unless-passed", "refused-only"],
    default: "unless-passed",
    meaning: "Templates that may be changed: all that have not passed, or only rejected and cancelled ones (the console's resubmit).",
    gap: "section 7.2",
  },
  "baidu.template-put-omitted": {
    values: ["keep", "clear"],
    default: "keep",
    meaning: "What a template's PUT without description does to the description.",
    gap: "section 6.12",
  },
  "baidu.template-token": {
    values: ["required", "optional"],
    default: "required",
    meaning: "Whether creating a template needs a clientToken.",
    gap: "G-48",
  },
  "baidu.template-needs-signature": {
    values: ["no", "yes"],
    default: "no",
    meaning:
      "Whether an account must have submitted a signature before its first template (L9852-9854). Default: the account did so before the emulator started.",
    gap: "G-6",
  },
  "baidu.template-delete": {
    values: ["removes", "deprecates"],
    default: "removes",
    meaning: "Whether DELETE removes a template, or makes it DEPRECATED first and removes it when repeated.",
    gap: "G-23",
  },
  "baidu.delete-states": {
    values: ["any", "decided-only"],
    default: "any",
    meaning: "Signatures and templates that may be deleted: all, or only those that passed or were rejected (else 409).",
    gap: "G-49",
  },
  "baidu.approved-stage": {
    values: ["off", "on"],
    default: "off",
    meaning: "Whether an approval goes through APPROVED, for one more review delay, before READY.",
    gap: "G-8",
  },
  "baidu.empty-review": {
    values: ["empty", "null", "absent"],
    default: "empty",
    meaning: "How GET shows that there are no reviewer's words.",
    gap: "section 6.9",
  },
  "baidu.dates": {
    values: ["absent", "present"],
    default: "absent",
    meaning: "Whether GET returns createDate and updateDate, which vendor SDKs read and the document does not list.",
    gap: "section 6.9",
  },
  "baidu.signature-put-status": {
    values: ["submitted", "unchanged-while-ready"],
    default: "submitted",
    meaning: "Status of a READY signature after PUT: under review again, or READY until the new review is decided.",
    gap: "G-21",
  },
  "baidu.signature-put-omitted": {
    values: ["keep", "clear"],
    default: "keep",
    meaning: "What a signature's PUT without description or proof file does to them.",
    gap: "G-21",
  },
  "baidu.signature-get-description": {
    values: ["return", "omit"],
    default: "return",
    meaning: "Whether GET returns a signature's description: the example does, the table does not.",
    gap: "G-47",
  },
  "baidu.signature-id": {
    values: ["two-hyphens", "one-hyphen"],
    default: "two-hyphens",
    meaning: "Form of new signature ids: sms-sign-WWejWQ54455 or sms-signWWejWQ54455.",
    gap: "G-58",
  },
  "baidu.duplicate-signature": {
    values: ["allow", "refuse"],
    default: "allow",
    meaning: "Whether an account may have two signatures with the same content (else 409).",
    gap: "section 6.7",
  },
  "baidu.proof-file": {
    values: ["any-text", "base64"],
    default: "any-text",
    meaning: "What a proof file may be: any text, as in the printed example, or valid base64 only.",
    gap: "G-17",
  },
  "baidu.proof-file-size": {
    values: ["decoded", "encoded"],
    default: "decoded",
    meaning: "Whether the limit of 2 MiB holds after or before decoding the base64.",
    gap: "G-17",
  },
  "baidu.authentication-status": {
    values: ["table", "401"],
    default: "table",
    meaning: "HTTP status of refused authentication: 400 or 403 as in the error table, or 401 as in the FAQ.",
    gap: "G-7",
  },
  "baidu.throttle-status": {
    values: ["429", "503"],
    default: "429",
    meaning: "HTTP status of an injected throttling; the document knows no rate limit.",
    gap: "G-29",
  },
} as const satisfies SwitchCatalogue;
