/** How the way to a platform is, and whether its clock and this machine's agree. */
import { parseEndpoint } from "../../http/endpoint";
import { describeNoAnswer } from "../../http/network-failures";
import type { NetworkProxy } from "../../system/network/proxy";
import { duration } from "../render/events";
import { type Finding, ok, unknown, wrong } from "./finding";
import type { Seen } from "./watch";

/** @param proxyFor tells the proxy on the way to a URL */
export function networkFindings(seen: readonly Seen[], proxyFor: (url: string) => NetworkProxy | undefined): Finding[] {
  const origins = new Set(seen.map(({ url }) => new URL(url).origin));
  if (origins.size === 0) return [unknown("network", "nothing was sent", "Look at the other findings.")];
  return [...origins].map((origin) => {
    const all = seen.filter(({ url }) => new URL(url).origin === origin);
    const proxy = proxyFor(origin);
    const through =
      proxy === undefined
        ? "without a proxy"
        : `through the proxy ${proxy.host}${proxy.variable === undefined ? "" : ` of ${proxy.variable}`}`;
    const answered = all.filter((each) => "ms" in each);
    const [fastest] = answered.toSorted((one, other) => one.ms - other.ms);
    if (fastest) {
      const encryption = origin.startsWith("https:") ? "encrypted, its certificate is trusted" : "not encrypted";
      return ok("network", `${origin} answers in ${fastest.ms} ms, ${encryption}, ${through}`);
    }
    const [failed] = all.filter((each) => "failure" in each);
    if (!failed) return unknown("network", `${origin} was not asked`, "Look at the other findings.");
    const { reason, advice = "Check the network." } = describeNoAnswer(failed.failure, parseEndpoint(origin), failed.timeoutMs);
    return wrong("network", `${reason}, ${through}`, advice);
  });
}

/** Network and the cut of a date to its second leave so much open. */
const precisionMs = 1000;

export function clockFinding(seen: readonly Seen[], toleranceMs: number): Finding {
  const told = seen.flatMap((each) => ("aheadMs" in each && each.aheadMs !== undefined ? [{ ms: each.ms, aheadMs: each.aheadMs }] : []));
  // The shortest way tells the time best.
  const [best] = told.toSorted((one, other) => one.ms - other.ms);
  const compare = "Compare this machine's clock with a time server.";
  if (!best) return unknown("clock", "no answer came that has a date", compare);
  const off = Math.abs(best.aheadMs);
  const limit = `${duration(toleranceMs)} are allowed`;
  if (off <= precisionMs + best.ms / 2) return ok("clock", `this machine's agrees with the platform's; ${limit}`);
  const offset = `this machine's is ${duration(Math.round(off / 1000) * 1000)} ${best.aheadMs > 0 ? "ahead of" : "behind"} the platform's; ${limit}`;
  return off <= toleranceMs ? ok("clock", offset) : wrong("clock", offset, "Set this machine's clock, and keep it right by a time server.");
}
