/** Which request is which call (Huawei's specification 0). */
import { partsOf } from "../../server/paths";

interface RouteDefinition {
  readonly method: string;
  /** More than one where the document spells it differently. */
  readonly paths: readonly string[];
  readonly changes: boolean;
}

const management = "/v2/{project}/msgsms";
const changing = (method: string, ...paths: string[]): RouteDefinition => ({ method, paths, changes: true });
const reading = (...paths: string[]): RouteDefinition => ({ method: "GET", paths, changes: false });

const managementRoutes = {
  CreateApp: changing("POST", `${management}/apps`),
  UpdateApp: changing("PUT", `${management}/apps/{id}`),
  ListAppDetails: reading(`${management}/apps`),
  ShowAppCount: reading(`${management}/apps-count`),
  ShowApp: reading(`${management}/apps/{id}`),
  CreateSignature: changing("POST", `${management}/signatures`),
  DeleteSignature: changing("DELETE", `${management}/signatures/{id}`),
  UpdateSignature: changing("PUT", `${management}/signatures/{id}`),
  ListSignatureDetails: reading(`${management}/signatures`),
  ShowSignature: reading(`${management}/signatures/{id}`),
  EnableSignature: changing("PUT", `${management}/signatures/{id}/active`),
  ShowSignatureFile: reading(`${management}/upload-files`),
  UploadSignatureFile: changing("POST", `${management}/upload-files`),
  // Before those with an id: its last part could be one.
  DeleteTemplates: changing("POST", `${management}/templates/batch-delete`),
  CreateTemplate: changing("POST", `${management}/templates`),
  DeleteTemplate: changing("DELETE", `${management}/templates/{id}`),
  UpdateTemplate: changing("PUT", `${management}/templates/{id}`),
  ListTemplateDetails: reading(`${management}/templates`),
  ShowTemplate: reading(`${management}/templates/{id}`),
  // Huawei: L2283, L2320-2324.
  ListTemplateVarilableDetails: reading(`${management}/templates/{id}/varilable`, `${management}/templates/{id}/variable`),
  // Beyond the document.
  ListSendCountryDetails: reading(`${management}/country`),
} as const satisfies Record<string, RouteDefinition>;

const otherRoutes = {
  batchSendSms: changing("POST", "/sms/batchSendSms/v1"),
  batchSendDiffSms: changing("POST", "/sms/batchSendDiffSms/v1"),
  getToken: changing("POST", "/v3/auth/tokens"),
  listProjects: reading("/v3/auth/projects"),
} as const satisfies Record<string, RouteDefinition>;

const routes = { ...managementRoutes, ...otherRoutes };

export type ManagementCall = keyof typeof managementRoutes;
export type HuaweiCall = keyof typeof routes;

const names = Object.keys as <Key extends string>(record: Readonly<Record<Key, unknown>>) => Key[];
export const huaweiCalls: readonly HuaweiCall[] = names(routes);
export const readingCalls: readonly HuaweiCall[] = huaweiCalls.filter((call) => !routes[call].changes);

/** Paths that are Huawei's, whatever is asked there. */
const ownPath = /^\/(?:v2\/[^/]+\/msgsms|sms\/batchSend[^/]*|v3\/auth)(?:\/|$)/;

/** `parts`: what stands for `{project}` and `{id}`. */
export type Route = { readonly call: HuaweiCall; readonly parts: Readonly<Record<string, string>> } | "unknown";

export function isManagement(call: HuaweiCall): call is ManagementCall {
  return Object.hasOwn(managementRoutes, call);
}

/** Whether the call changes something. */
export function changes(call: HuaweiCall): boolean {
  return routes[call].changes;
}

/** `undefined` for a path that is not Huawei's. */
export function routeOf(method: string, path: string): Route | undefined {
  if (!ownPath.test(path)) return undefined;
  for (const call of huaweiCalls) {
    const route = routes[call];
    if (route.method !== method) continue;
    for (const pattern of route.paths) {
      const parts = partsOf(pattern, path);
      if (parts !== undefined) return { call, parts };
    }
  }
  return "unknown";
}
