/** Which request is which call (specification section 1.1). */

export const baiduCalls = [
  "createSignature",
  "modifySignature",
  "getSignature",
  "deleteSignature",
  "createTemplate",
  "modifyTemplate",
  "getTemplate",
  "deleteTemplate",
] as const;
export type BaiduCall = (typeof baiduCalls)[number];

/** The paths that are Baidu's, whatever the version: a wrong version is an error of this platform. */
const ownPath = /^\/(?:sms|api)\/(?<version>v[^/]*)(?:\/|$)/;
const currentVersion = "v3";

const collections: readonly { readonly path: string; readonly calls: Readonly<Record<string, BaiduCall>> }[] = [
  { path: "/sms/v3/signatureApply", calls: { POST: "createSignature" } },
  { path: "/sms/v3/template", calls: { POST: "createTemplate" } },
];

const objects: readonly { readonly path: string; readonly calls: Readonly<Record<string, BaiduCall>> }[] = [
  { path: "/sms/v3/signatureApply/", calls: { PUT: "modifySignature", GET: "getSignature", DELETE: "deleteSignature" } },
  { path: "/sms/v3/template/", calls: { PUT: "modifyTemplate", GET: "getTemplate", DELETE: "deleteTemplate" } },
];

export type Route =
  | { readonly kind: "call"; readonly call: BaiduCall; readonly id: string }
  | { readonly kind: "wrongVersion"; readonly version: string }
  | { readonly kind: "unknown" };

/** `undefined` for a path that is not Baidu's. The id is empty for calls that have none. */
export function routeOf(method: string, path: string): Route | undefined {
  const version = ownPath.exec(path)?.groups?.version;
  if (version === undefined) return undefined;
  if (version !== currentVersion) return { kind: "wrongVersion", version };
  const collection = collections.find((candidate) => candidate.path === path);
  if (collection !== undefined) return callRoute(collection.calls, method, "");
  const object = objects.find((candidate) => path.startsWith(candidate.path));
  const id = object === undefined ? "" : path.slice(object.path.length);
  if (object === undefined || id === "" || id.includes("/")) return { kind: "unknown" };
  return callRoute(object.calls, method, id);
}

function callRoute(calls: Readonly<Record<string, BaiduCall>>, method: string, id: string): Route {
  const call = Object.hasOwn(calls, method) ? calls[method] : undefined;
  return call === undefined ? { kind: "unknown" } : { kind: "call", call, id };
}
