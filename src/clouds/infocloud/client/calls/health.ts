// Infocloud: specification 4.6.
/** The reachability check. What it means stands at `InfocloudSms`. */
import { defineCall } from "../caller";
import { callOptions } from "../requests/options";
import type { Health } from "../types/queries";

export const checkHealth = defineCall("checkHealth", { options: callOptions }, async (caller, { options }): Promise<Health> => {
  const { clock } = caller;
  const askedAt = clock.now();
  const { status, text, headers } = await caller.checkHealth(options);
  const now = clock.now();
  const serverMs = Date.parse(headers.date ?? "");
  return {
    isHealthy: status >= 200 && status < 300,
    status,
    text,
    latencyMs: now - askedAt,
    ...(Number.isNaN(serverMs) ? {} : { clockAheadMs: now - serverMs }),
  };
});
