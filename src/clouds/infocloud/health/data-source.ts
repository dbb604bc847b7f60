import { PlatformError } from "../../../http/errors";
import { bool, computed, defineDataSource, number, string } from "../../../schema";
import type { InfocloudSms } from "../client/client";

export const healthData = defineDataSource<InfocloudSms>()({
  type: "sms_infocloud_health",
  noun: "health",
  doc:
    "Asks whether the gateway can be reached from here. That it cannot is no error but an answer, so that a check or a precondition can tell it. " +
    "It proves nothing of the keys, and what it tells changes with every run: let no argument of a resource come from it.",
  attributes: {
    id: computed(string, { doc: "`health`." }),
    reachable: computed(bool, { doc: "Whether it answered with success." }),
    http_status: computed(number, { doc: "The status of its answer; null where none came." }),
    latency_ms: computed(number, { doc: "How long the answer took, in milliseconds." }),
    clock_ahead_ms: computed(number, {
      doc: "How far this machine's clock is ahead of the platform's, to a second; the platform refuses calls that are 60 seconds off.",
    }),
    problem: computed(string, { doc: "Why no answer came." }),
  },
  async read({ client, signal }) {
    try {
      const { isHealthy, status, latencyMs, clockAheadMs } = await client.checkHealth({ signal });
      const clock_ahead_ms = clockAheadMs ?? null;
      return { id: "health", reachable: isHealthy, http_status: status, latency_ms: latencyMs, clock_ahead_ms, problem: null };
    } catch (failure) {
      if (!(failure instanceof PlatformError)) throw failure;
      return { id: "health", reachable: false, problem: failure.message };
    }
  },
});
