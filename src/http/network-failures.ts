/**
 * What it means when a request gets no answer, by the code of the system or of TLS.
 */
import { type NoAnswer, notUtf8, type Peer, TimedOut } from "../ports/exchange";
import type { Endpoint } from "./endpoint";
import type { PlatformErrorInit, Sent } from "./errors";

interface Failure {
  readonly what: string;
  readonly check: string;
  readonly sent: Sent;
  /** True when trying again right away cannot help. */
  readonly lasting?: boolean;
}

const address = "Check the endpoint, the network, the firewall and the proxy settings (HTTPS_PROXY, HTTP_PROXY, NO_PROXY).";

const unknownHost: Failure = {
  what: "its name is not known",
  check: "Check the spelling of the endpoint and the DNS of this machine.",
  sent: "no",
  lasting: true,
};
const unreachable: Failure = { what: "it cannot be reached", check: address, sent: "no" };

const byCode: Readonly<Record<string, Failure>> = {
  ENOTFOUND: unknownHost,
  EAI_AGAIN: { ...unknownHost, what: "its name could not be looked up", lasting: false },
  ECONNREFUSED: { what: "the connection was refused", check: address, sent: "no" },
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  EADDRNOTAVAIL: unreachable,
  ECONNRESET: { what: "the connection was cut before an answer came", check: address, sent: "unknown" },
  [notUtf8]: { what: "what came is no text in UTF-8", check: "Check what stands between: proxies may change answers.", sent: "unknown" },
  EPIPE: { what: "the connection was cut before an answer came", check: address, sent: "unknown" },
};

const badCertificate: Failure = {
  what: "its certificate is not trusted",
  check: "Check the endpoint and this machine's clock; a company's own certificate authority is added with NODE_EXTRA_CA_CERTS.",
  sent: "no",
  lasting: true,
};
const noTls: Failure = {
  what: "the encrypted connection failed",
  check: "Check that the endpoint speaks HTTPS; one that does not needs http:// in front.",
  sent: "unknown",
  lasting: true,
};

const ofProxy =
  "Check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY, and whether the proxy runs; an endpoint that is reached without it is named in NO_PROXY.";

export function describeNoAnswer(failure: NoAnswer | TimedOut, endpoint: Endpoint, timeoutMs: number): PlatformErrorInit {
  const { host } = endpoint;
  if (failure instanceof TimedOut) {
    const reason = `no answer from ${host} within ${timeoutMs / 1000} s`;
    return { meaning: "unavailable", reason, advice: address, sent: failure.isUnsent ? "no" : "unknown" };
  }
  const { what, check, sent, lasting } = find(failure);
  const proxy = proxyAt(failure, endpoint);
  const [from, advice] = proxy === undefined ? [host, check] : [`the proxy ${proxy} on the way to ${host}`, ofProxy];
  return {
    meaning: "unavailable",
    reason: `no answer from ${from}: ${what}`,
    advice,
    code: failure.code,
    sent: failure.isUnsent ? "no" : sent,
    lasting,
  };
}

/** Whoever cannot be reached and is not where the endpoint is. */
function proxyAt({ syscall, peer }: NoAnswer, { origin }: Endpoint): string | undefined {
  const target = new URL(origin);
  if (syscall === "getaddrinfo") return peer.host === undefined || peer.host === target.hostname ? undefined : peer.host;
  const port = Number(target.port || (target.protocol === "http:" ? 80 : 443));
  return syscall !== "connect" || peer.port === undefined || peer.port === port ? undefined : addressOf(peer);
}

function addressOf({ host = "", port }: Peer): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function find({ code = "", syscall }: NoAnswer): Failure {
  const known = byCode[code];
  if (known) return known;
  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) return badCertificate;
  if (/^(EPROTO|ERR_SSL|ERR_TLS)/.test(code)) return noTls;
  if (syscall === "connect" || syscall === "getaddrinfo") return unreachable;
  return { what: "the exchange broke off", check: address, sent: "unknown" };
}
