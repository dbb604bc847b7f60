/** What a PUT may do to a template in each of its statuses (Huawei's specification 6.3 and 12). */
import { isDeepStrictEqual } from "node:util";
import type { FlowStatus } from "../../../clouds/huawei/client/enumerations";
import { refusal } from "../calls/envelope";
import type { HuaweiSwitches } from "../switches";
import { templatesUnderReview } from "./lifecycle";
import type { TemplateFields } from "./templates";

/**
 * What becomes of a template: its fields change or not, and it is submitted, or has another status, or stays as it is.
 */
export interface Edit {
  readonly takesFields: boolean;
  readonly outcome: "submit" | "stay" | "Pending" | "Disable";
}

interface Wanted {
  readonly id: string;
  readonly status: FlowStatus;
  /** What the PUT says. */
  readonly command: FlowStatus | undefined;
  readonly present: TemplateFields;
  readonly next: TemplateFields;
}

/** @throws Refusal MSGSMS.0134 or 0010, 0186, 0187, 0188 */
export function editOf(wanted: Wanted, switches: HuaweiSwitches): Edit {
  const { id, status, present, next } = wanted;
  const command = switches.get("huawei.template-commands") === "ignored" ? undefined : wanted.command;
  const takesFields = switches.get("huawei.command-content") === "kept";
  const isUnderReview = templatesUnderReview.includes(status);

  if (command === "Pending") {
    const isAlready = status === "Pending" && switches.get("huawei.withdraw-states") === "pending-too";
    if (!isUnderReview && !isAlready) throw refusal("MSGSMS.0186", `The template ${id} is ${status}.`);
    return { takesFields, outcome: "Pending" };
  }
  if (command === "Disable") {
    if (status !== "Adopted" && status !== "Adopted_inactive" && status !== "Disable") {
      throw refusal("MSGSMS.0188", `The template ${id} is ${status}: only an approved one can be disabled.`);
    }
    return { takesFields, outcome: "Disable" };
  }
  if (isUnderReview) throw refusal(switches.get("huawei.locked-template"), `The template ${id} is ${status}.`);
  if (status === "Adopted" || status === "Adopted_inactive") {
    if (!isDeepStrictEqual({ ...next, templateName: "" }, { ...present, templateName: "" })) {
      throw refusal("MSGSMS.0187", `The template ${id} is ${status}.`);
    }
    return { takesFields: true, outcome: "stay" };
  }
  const submits = switches.get("huawei.template-edit") === "resubmits" || command === "Reviewing" || command === "SignReviewing";
  return { takesFields: true, outcome: submits ? "submit" : "Pending" };
}
