/** Which request is which call (Baidu's specification 1.1). */

export const baiduCalls = [
  "createSignature",
  "modifySignature",
  "getSignature",
  "deleteSignature",
  "createTemplate",
  "modifyTemplate",
  "getTemplate",
  "deleteTemplate",
  "addBlacklist",
  "getBlacklist",
  "deleteBlacklist",
  "getQuota",
  "modifyQuota",
  "sendSms",
  "templateStatistics",
  "businessStatistics",
] as const;
export type BaiduCall = (typeof baiduCalls)[number];

export const readingCalls: readonly BaiduCall[] = [
  "getSignature",
  "getTemplate",
  "getBlacklist",
  "getQuota",
  "templateStatistics",
  "businessStatistics",
];

/** The paths that are Baidu's, whatever the version: a wrong version is an error of this platform. */
const ownPath = /^\/(?:sms|api)\/(?<version>v[^/]*)(?:\/|$)/;
const currentVersion = "v3";

/** Vendor SDKs write its last word in small letters, too. */
const sendPath = "/api/v3/sendSms";

const collections: readonly { readonly path: string; readonly calls: Readonly<Record<string, BaiduCall>> }[] = [
  { path: "/sms/v3/signatureApply", calls: { POST: "createSignature" } },
  { path: "/sms/v3/template", calls: { POST: "createTemplate" } },
  { path: "/sms/v3/blacklist", calls: { POST: "addBlacklist", GET: "getBlacklist" } },
  // The document prints both paths; which of them work is a switch.
  { path: "/sms/v3/blacklist/delete", calls: { DELETE: "deleteBlacklist" } },
  { path: "/api/v3/blacklist/delete", calls: { DELETE: "deleteBlacklist" } },
  { path: "/sms/v3/quota", calls: { GET: "getQuota", PUT: "modifyQuota" } },
  { path: "/sms/v3/openapi/statisticTemplate", calls: { GET: "templateStatistics" } },
  { path: "/sms/v3/summary", calls: { GET: "businessStatistics" } },
  { path: sendPath, calls: { POST: "sendSms" } },
];

const objects: readonly { readonly path: string; readonly calls: Readonly<Record<string, BaiduCall>> }[] = [
  { path: "/sms/v3/signatureApply/", calls: { PUT: "modifySignature", GET: "getSignature", DELETE: "deleteSignature" } },
  { path: "/sms/v3/template/", calls: { PUT: "modifyTemplate", GET: "getTemplate", DELETE: "deleteTemplate" } },
];

export type Route =
  | { readonly kind: "call"; readonly call: BaiduCall; readonly id: string }
  | { readonly kind: "wrongVersion"; readonly version: string }
  /** `amongSends`: the sending side of the API, which has its own error for a wrong address. */
  | { readonly kind: "unknown"; readonly amongSends: boolean };

/** `undefined` for a path that is not Baidu's. The id is empty for calls that have none. */
export function routeOf(method: string, path: string): Route | undefined {
  const version = ownPath.exec(path)?.groups?.version;
  if (version === undefined) return undefined;
  if (version !== currentVersion) return { kind: "wrongVersion", version };
  const spelt = path.toLowerCase() === sendPath.toLowerCase() ? sendPath : path;
  const collection = collections.find((candidate) => candidate.path === spelt);
  if (collection !== undefined) return callRoute(collection.calls, method, "", path);
  const object = objects.find((candidate) => path.startsWith(candidate.path));
  const id = object === undefined ? "" : path.slice(object.path.length);
  if (object === undefined || id === "" || id.includes("/")) return unknownRoute(path);
  return callRoute(object.calls, method, id, path);
}

function callRoute(calls: Readonly<Record<string, BaiduCall>>, method: string, id: string, path: string): Route {
  const call = Object.hasOwn(calls, method) ? calls[method] : undefined;
  return call === undefined ? unknownRoute(path) : { kind: "call", call, id };
}

function unknownRoute(path: string): Route {
  return { kind: "unknown", amongSends: path.startsWith("/api/") && !path.startsWith("/api/v3/blacklist/") };
}
