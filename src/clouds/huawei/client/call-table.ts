// Huawei: specification 0, L471-2357, L2554, L2709.
/**
 * The calls, where each goes, and whether it may be sent again after a lost answer. None carries a token by which the platform
 * could tell a repeat.
 */
import type { Request } from "../../../http/transport";

interface Call extends Pick<Request, "method"> {
  /** `{id}` stands for an object's primary key. */
  readonly path: string;
  /** True when a second effect is the same as none. */
  readonly repeatable: boolean;
}

/** Below `/v2/{project_id}/msgsms`. */
const managementCalls = {
  // A second application, signature, file or template is one too many.
  CreateApp: { method: "POST", path: "/apps", repeatable: false },
  UpdateApp: { method: "PUT", path: "/apps/{id}", repeatable: true },
  ListAppDetails: { method: "GET", path: "/apps", repeatable: true },
  ShowAppCount: { method: "GET", path: "/apps-count", repeatable: true },
  ShowApp: { method: "GET", path: "/apps/{id}", repeatable: true },
  CreateSignature: { method: "POST", path: "/signatures", repeatable: false },
  DeleteSignature: { method: "DELETE", path: "/signatures/{id}", repeatable: true },
  // What was changed is under review, where the platform refuses the same change.
  UpdateSignature: { method: "PUT", path: "/signatures/{id}", repeatable: false },
  ListSignatureDetails: { method: "GET", path: "/signatures", repeatable: true },
  ShowSignature: { method: "GET", path: "/signatures/{id}", repeatable: true },
  EnableSignature: { method: "PUT", path: "/signatures/{id}/active", repeatable: false },
  ShowSignatureFile: { method: "GET", path: "/upload-files", repeatable: true },
  UploadSignatureFile: { method: "POST", path: "/upload-files", repeatable: false },
  CreateTemplate: { method: "POST", path: "/templates", repeatable: false },
  DeleteTemplate: { method: "DELETE", path: "/templates/{id}", repeatable: true },
  UpdateTemplate: { method: "PUT", path: "/templates/{id}", repeatable: false },
  ListTemplateDetails: { method: "GET", path: "/templates", repeatable: true },
  ShowTemplate: { method: "GET", path: "/templates/{id}", repeatable: true },
  // The path is spelled so (Huawei L2283), and `variable` in its example (L2324).
  ListTemplateVarilableDetails: { method: "GET", path: "/templates/{id}/varilable", repeatable: true },
  DeleteTemplates: { method: "POST", path: "/templates/batch-delete", repeatable: true },
} as const satisfies Record<string, Call>;

/** At the application's access address. */
const messagingCalls = {
  // A second message is one too many.
  batchSendSms: { method: "POST", path: "/sms/batchSendSms/v1", repeatable: false },
  batchSendDiffSms: { method: "POST", path: "/sms/batchSendDiffSms/v1", repeatable: false },
} as const satisfies Record<string, Call>;

export const calls = { ...managementCalls, ...messagingCalls };

export type ManagementCall = keyof typeof managementCalls;
export type MessagingCall = keyof typeof messagingCalls;
export type CallName = keyof typeof calls | "getToken";
