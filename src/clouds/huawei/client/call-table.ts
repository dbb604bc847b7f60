// Huawei: specification 0, L182-279, L471-2357, L2554, L2709.
/**
 * The calls, where each goes, and whether it may be sent again after a lost answer. None carries a token by which the platform
 * could tell a repeat.
 */
import type { Request } from "../../../http/transport";

interface Call extends Pick<Request, "method"> {
  /** Management calls below the project, sends at the access address of an application, tokens at IAM. */
  readonly at: "project" | "app" | "iam";
  /** `{id}` stands for an object's primary key. */
  readonly path: string;
  /** True when a second effect is the same as none. */
  readonly repeatable: boolean;
  /** True for calls without any effect. */
  readonly reads?: true;
  readonly sends?: true;
}

export const calls = {
  // A second application, signature, file or template is one too many.
  CreateApp: { at: "project", method: "POST", path: "/apps", repeatable: false },
  UpdateApp: { at: "project", method: "PUT", path: "/apps/{id}", repeatable: true },
  ListAppDetails: { at: "project", method: "GET", path: "/apps", repeatable: true, reads: true },
  ShowAppCount: { at: "project", method: "GET", path: "/apps-count", repeatable: true, reads: true },
  ShowApp: { at: "project", method: "GET", path: "/apps/{id}", repeatable: true, reads: true },
  CreateSignature: { at: "project", method: "POST", path: "/signatures", repeatable: false },
  DeleteSignature: { at: "project", method: "DELETE", path: "/signatures/{id}", repeatable: true },
  // What was changed is under review then, where the platform refuses the same change.
  UpdateSignature: { at: "project", method: "PUT", path: "/signatures/{id}", repeatable: false },
  ListSignatureDetails: { at: "project", method: "GET", path: "/signatures", repeatable: true, reads: true },
  ShowSignature: { at: "project", method: "GET", path: "/signatures/{id}", repeatable: true, reads: true },
  EnableSignature: { at: "project", method: "PUT", path: "/signatures/{id}/active", repeatable: false },
  ShowSignatureFile: { at: "project", method: "GET", path: "/upload-files", repeatable: true, reads: true },
  UploadSignatureFile: { at: "project", method: "POST", path: "/upload-files", repeatable: false },
  CreateTemplate: { at: "project", method: "POST", path: "/templates", repeatable: false },
  DeleteTemplate: { at: "project", method: "DELETE", path: "/templates/{id}", repeatable: true },
  UpdateTemplate: { at: "project", method: "PUT", path: "/templates/{id}", repeatable: false },
  ListTemplateDetails: { at: "project", method: "GET", path: "/templates", repeatable: true, reads: true },
  ShowTemplate: { at: "project", method: "GET", path: "/templates/{id}", repeatable: true, reads: true },
  // The path is spelled so (Huawei L2283), and `variable` in its example (L2324).
  ListTemplateVarilableDetails: { at: "project", method: "GET", path: "/templates/{id}/varilable", repeatable: true, reads: true },
  DeleteTemplates: { at: "project", method: "POST", path: "/templates/batch-delete", repeatable: true },
  // Beyond the document, whose overview promises it (Huawei L141): the vendor's own programs know the path.
  ListSendCountryDetails: { at: "project", method: "GET", path: "/country", repeatable: true, reads: true },
  // A second message is one too many.
  batchSendSms: { at: "app", method: "POST", path: "/sms/batchSendSms/v1", repeatable: false, sends: true },
  batchSendDiffSms: { at: "app", method: "POST", path: "/sms/batchSendDiffSms/v1", repeatable: false, sends: true },
  getToken: { at: "iam", method: "POST", path: "/v3/auth/tokens", repeatable: true, reads: true },
} as const satisfies Record<string, Call>;

export type CallName = keyof typeof calls;

/** Whether a call sends messages. */
export function sends(call: CallName): boolean {
  const { sends }: Call = calls[call];
  return sends === true;
}

/** Whether a call may change something. */
export function changes(call: CallName): boolean {
  const { reads }: Call = calls[call];
  return !reads;
}
