/**
 * Who may use the admin interface. Any web page can send requests to this machine: with a form, or through a name of its own that it makes
 * point here (DNS rebinding). So it answers only to names that no page can have, and to no page but its own. The platforms' own calls
 * are signed, and come through proxies and under the platforms' names: they are not restricted.
 */
import { isIPv4, isIPv6 } from "node:net";
import type { WireRequest } from "../server/wire";

export interface Refusal {
  readonly status: 403 | 415;
  readonly error: string;
}

/** @param own further names that it answers to: the address it listens on, the one that was reached, and those that were allowed */
export function refusalOf({ method, headers }: WireRequest, own: readonly string[]): Refusal | undefined {
  const { host = "", origin } = headers;
  const name = hostIn(host);
  const known = own.map(hostNamed);
  if (name === undefined || !(isLoopback(name) || known.includes(name))) return { status: 403, error: strangeHost(host, name) };
  if (origin !== undefined && authorityIn(origin) !== authorityIn(`http://${host}`)) {
    const error = `The admin interface does not answer to pages of other origins, as ${JSON.stringify(origin)} is one to ${JSON.stringify(host)}. Ask it from a program, which sends no Origin.`;
    return { status: 403, error };
  }
  // A form can send POST, with any type but this one. Browsers ask before they send the others, and get no permission.
  if (["POST", "PUT", "PATCH"].includes(method) && !/^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "")) {
    const given = headers["content-type"];
    const error = `${method} needs the header "Content-Type: application/json", also without a body; ${given === undefined ? "there is none" : `it is ${JSON.stringify(given)}`}. With curl: --json '{}'.`;
    return { status: 415, error };
  }
  return undefined;
}

/** The one spelling of a host's name or address; undefined for what is neither. */
export function hostNamed(name: string): string | undefined {
  // As a socket for both protocols tells an IPv4 address.
  const address = name.replace(/^::ffff:(?=[\d.]+$)/i, "");
  return hostIn(isIPv6(address) ? `[${address}]` : address);
}

/** Of a `Host` header, without its port. */
function hostIn(header: string): string | undefined {
  const host = /^[^\s/?#@\\]+$/.test(header) ? urlOf(`http://${header}`)?.hostname.replace(/\.$/, "") : undefined;
  return host !== undefined && /^([\w.-]+|\[[\da-f:.]+\])$/.test(host) ? host : undefined;
}

function authorityIn(url: string): string | undefined {
  return urlOf(url)?.host;
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || (isIPv4(host) && host.startsWith("127."));
}

function strangeHost(header: string, name: string | undefined): string {
  const given = header === "" ? "a request without a host" : `the host ${JSON.stringify(header)}`;
  const way =
    name === undefined
      ? ""
      : ` If that name is meant to reach it, start it with --allow-host ${name} (startEmulator: allowHosts: [${JSON.stringify(name)}]).`;
  return `The admin interface does not answer to ${given}: it answers to localhost, to loopback addresses and to the address that it listens on.${way}`;
}
