/** Which request is which call (Infocloud's specification 4). */
import type { InfocloudSwitches } from "../switches";

interface RouteDefinition {
  readonly methods: readonly string[];
  /** More than one where the document spells it differently. */
  readonly paths: readonly string[];
}

const post = ["POST"] as const;

// Infocloud: L829, L2143.
/** What a sample has in place of the documented path. */
const receiptsOfSample = "/sms/arrive/qry";

const routes = {
  send: { methods: post, paths: ["/message/send"] },
  sendBatch: { methods: post, paths: ["/message/sendBatch"] },
  queryReceipts: { methods: post, paths: ["/sms/arriveRes/qry", receiptsOfSample] },
  queryStatistics: { methods: post, paths: ["/sms/send/statistics"] },
  // Infocloud: L1247, without a method.
  queryAllowance: { methods: ["POST", "GET"], paths: ["/sms/residueValue/qry"] },
  // Infocloud: L3280-3285.
  health: { methods: post, paths: ["/health/info/", "/health/info"] },
} as const satisfies Record<string, RouteDefinition>;

export type InfocloudCall = keyof typeof routes;

const names = Object.keys as <Key extends string>(record: Readonly<Record<Key, unknown>>) => Key[];
export const infocloudCalls: readonly InfocloudCall[] = names(routes);
/** To query receipts takes them away. */
export const readingCalls: readonly InfocloudCall[] = ["queryStatistics", "queryAllowance", "health"];

/** Paths that are infocloud's, whatever is asked there. */
const ownPath = /^\/(?:message|sms\/(?:arrive|arriveRes|send|residueValue)|health\/info)(?:\/|$)/;

export interface Route {
  readonly call: InfocloudCall;
  readonly methods: readonly string[];
}

/** `undefined` for a path that is not infocloud's. */
export function routeOf(path: string, switches: InfocloudSwitches): Route | "unknown" | undefined {
  if (!ownPath.test(path)) return undefined;
  const call = infocloudCalls.find((name) => routes[name].paths.some((each) => each === path));
  if (call === undefined || (path === receiptsOfSample && switches.get("infocloud.receipt-path") === "documented")) return "unknown";
  const isPost = call === "queryAllowance" && switches.get("infocloud.allowance-method") === "POST";
  return { call, methods: isPost ? post : routes[call].methods };
}
