/** Open points of applications, files, signatures and templates (Huawei's specification 3 to 6, 12 and 15). */
import type { SwitchCatalogue } from "../../world/switches";

export const submissionSwitches = {
  "huawei.app-creation": {
    values: ["at-once", "later"],
    default: "at-once",
    meaning: "Whether a new application is LAUNCHED at once, or CREATED for the time that a review takes.",
    gap: "section 3.1",
  },
  "huawei.intl-channel-num": {
    values: ["present", "absent"],
    default: "present",
    meaning: "Whether applications are shown with intl_channel_num, which the examples have and no table.",
    gap: "15 no. 17",
  },
  "huawei.upload-answer": {
    values: ["file-id", "all"],
    default: "file-id",
    meaning: "What an upload answers: the file's id, as in the example, or all eight fields of the table.",
    gap: "15 no. 24",
  },
  "huawei.help-page-limits": {
    values: ["off", "on"],
    default: "off",
    meaning:
      "Whether names and texts are held to what the vendor's help pages say: applications of 64 characters, signatures of 2 to 16 Chinese characters, letters and digits, templates of 500 characters and 20 variables, files of 2 MB.",
    gap: "15 no. 44",
  },
  "huawei.put-omitted": {
    values: ["keep", "clear"],
    default: "keep",
    meaning: "What a PUT does to an optional field that it leaves out.",
    gap: "15 no. 41",
  },
  "huawei.put-fixed": {
    values: ["ignored", "refused", "changes"],
    default: "ignored",
    meaning: "A PUT with another region or app_id than the object's: it stays, the PUT is refused, or it changes.",
    gap: "15 no. 41",
  },
  "huawei.update-time": {
    values: ["edits", "every-change"],
    default: "edits",
    meaning: "Whether update_time is that of the last edit, or that of a change of status, too.",
    gap: "15 no. 41",
  },
  "huawei.update-time-of-variables": {
    values: ["follows", "stays"],
    default: "follows",
    meaning: "Whether update_time of a template follows an edit that changes nothing but its variables.",
    gap: "15 no. 41",
  },
  "huawei.qualification": {
    values: ["reviewed", "required"],
    default: "reviewed",
    meaning: "A signature without a qualification: taken, and rejected by the review, or refused.",
    gap: "15 no. 27",
  },
  "huawei.signature-stages": {
    values: ["one", "all"],
    default: "one",
    meaning: "Whether an approval completes a signature at once, or by the four stages that the document names, a review's time for each.",
    gap: "section 12",
  },
  "huawei.real-name-registration": {
    values: ["cannot-send", "can-send"],
    default: "cannot-send",
    meaning:
      "Whether a signature may be sent with while carriers register it: the list says that it may not, the description of one does not.",
    gap: "15 no. 38",
  },
  "huawei.signature-id": {
    values: ["kept", "renewed"],
    default: "kept",
    meaning: "Whether the signature_id stays when a signature is updated: the examples show two.",
    gap: "section 4.3",
  },
  "huawei.channel-num": {
    values: ["once-approved", "always"],
    default: "once-approved",
    meaning: "When a signature is shown with its channel_num: the table says once it is approved, the example has one under review.",
    gap: "15 no. 37",
  },
  "huawei.template-id": {
    values: ["once-approved", "always"],
    default: "once-approved",
    meaning: "When a template is shown with its template_id: the table says once it is approved, the example has one under review.",
    gap: "15 no. 37",
  },
  "huawei.activation-answer": {
    values: ["empty", "signature"],
    default: "empty",
    meaning: "What an activation answers: nothing, or what an update of a signature answers.",
    gap: "15 no. 33",
  },
  "huawei.deleted-signature": {
    values: ["with-templates", "alone"],
    default: "with-templates",
    meaning: "Whether the templates of a deleted signature go with it.",
    gap: "15 no. 42",
  },
  "huawei.show-template": {
    values: ["example", "table"],
    default: "example",
    meaning:
      "How one template is spelled: flow_status, urge_status and a number as in the example, or flow_statuses, urge_statuses and a text as in the table.",
    gap: "15 no. 11",
  },
  "huawei.send-country": {
    values: ["by-call", "send_country1"],
    default: "by-call",
    meaning: "How the countries of a template are spelled: send_country_1 in lists and send_country1 of one, or the latter everywhere.",
    gap: "15 no. 11",
  },
  "huawei.urge-status": {
    values: ["NO", "No"],
    default: "NO",
    meaning: "How one template says that its review was not urged.",
    gap: "15 no. 12",
  },
  "huawei.variable-user-name": {
    values: ["absent", "User_name", "user_name"],
    default: "absent",
    meaning: "How variables name their user: not at all, as in the example, with the table's capital letter, or without it.",
    gap: "15 no. 15",
  },
  "huawei.variable-url": {
    values: ["refused", "accepted"],
    default: "refused",
    meaning: "A variable of the type URL, which an example shows and no list has.",
    gap: "15 no. 16",
  },
  "huawei.template-type": {
    values: ["of-signature", "as-sent"],
    default: "of-signature",
    meaning: "The type of a template that is bound to a signature: the signature's, or the one that was sent.",
    gap: "15 no. 29",
  },
  "huawei.sign-id": {
    values: ["required", "optional"],
    default: "required",
    meaning: "Whether a domestic template that is not universal must name a signature.",
    gap: "15 no. 30",
  },
  "huawei.shown-sign-id": {
    values: ["primary-key", "signature-id"],
    default: "primary-key",
    meaning: "Which id of its signature a template shows as sign_id.",
    gap: "15 no. 30",
  },
  "huawei.template-region": {
    values: ["any", "of-app"],
    default: "any",
    meaning: "Whether a template may be of another region than its application.",
    gap: "section 6.1",
  },
  "huawei.duplicate-template": {
    values: ["allowed", "refused"],
    default: "allowed",
    meaning: "Two templates of one name in an application; the document has a code for a template that exists, and does not say which do.",
    gap: "section 14",
  },
  "huawei.create-flow-status": {
    values: ["ignored", "honoured"],
    default: "ignored",
    meaning: "What flow_status=Pending does when a template is created: nothing, or it is not submitted yet.",
    gap: "15 no. 6",
  },
  "huawei.template-commands": {
    values: ["inferred", "ignored"],
    default: "inferred",
    meaning: "What flow_status of a template's PUT does: Pending withdraws and Disable stops, or nothing.",
    gap: "15 no. 6",
  },
  "huawei.command-content": {
    values: ["ignored", "kept"],
    default: "ignored",
    meaning: "What becomes of the other fields of a PUT that withdraws or stops a template.",
    gap: "15 no. 6",
  },
  "huawei.template-edit": {
    values: ["resubmits", "waits"],
    default: "resubmits",
    meaning: "Whether an edit submits a template by itself, or leaves it Pending until a PUT has flow_status=Reviewing.",
    gap: "15 no. 6",
  },
  "huawei.withdraw-states": {
    values: ["reviewing", "pending-too"],
    default: "reviewing",
    meaning: "Templates that can be withdrawn: those under review, or those that are Pending, too.",
    gap: "15 no. 35",
  },
  "huawei.locked-template": {
    values: ["MSGSMS.0134", "MSGSMS.0010"],
    default: "MSGSMS.0134",
    meaning: "Code of the refusal to edit a template that is under review.",
    gap: "15 no. 35",
  },
  "huawei.template-delete-states": {
    values: ["any", "not-under-review"],
    default: "any",
    meaning: "Templates that can be deleted: all, or those that are not under review.",
    gap: "section 6.2",
  },
  "huawei.repeated-ids": {
    values: ["once", "refused"],
    default: "once",
    meaning: "A batch of deletes that has an id twice: the second one does not count, or the batch is refused.",
    gap: "15 no. 28",
  },
} as const satisfies SwitchCatalogue;
