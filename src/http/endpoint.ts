/**
 * Where requests go, and how their paths and queries are written.
 */
import { OptionError } from "./option-error";

export interface Endpoint {
  /** `https://host[:port]`. */
  readonly origin: string;
  /** Host, with its port where it is not the scheme's own: the value of the `Host` header. */
  readonly host: string;
  /** Decoded path prefix without a trailing slash; empty when there is none. */
  readonly prefix: string;
}

/**
 * Reads `host`, `host:port` or a URL with an optional path prefix; without a scheme it is HTTPS.
 * @throws OptionError naming what is wrong; a password in the URL is not repeated.
 */
export function parseEndpoint(text: string): Endpoint {
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const example = "Write it as https://sms.example.com, with a port or a path prefix where needed.";
  if (!URL.canParse(written)) throw new OptionError("endpoint", `${JSON.stringify(text)} is no URL. ${example}`);
  const url = new URL(written);
  if (url.username || url.password) throw new OptionError("endpoint", `at ${url.host} holds a user name or password. ${example}`);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new OptionError(
      "endpoint",
      `${JSON.stringify(text)} has the scheme ${url.protocol} and only https: and http: are known. ${example}`,
    );
  }
  if (url.search || url.hash) throw new OptionError("endpoint", `at ${url.host} has a query or a fragment. ${example}`);
  const path = decoded(url.pathname);
  if (path === undefined) {
    throw new OptionError("endpoint", `at ${url.host} has a path with a "%" that begins no character in UTF-8. Write a "%" itself as %25.`);
  }
  return { origin: url.origin, host: url.host, prefix: path.replace(/(?<!\/)\/+$/, "") };
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** RFC 3986: everything but the unreserved characters is percent-encoded. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The request target: encoded path and query. */
export function targetOf(path: string, query: readonly (readonly [string, string])[]): string {
  const encodedPath = path.split("/").map(percentEncode).join("/");
  const encodedQuery = query.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join("&");
  return encodedQuery ? `${encodedPath}?${encodedQuery}` : encodedPath;
}

/** Why a text cannot be one piece of a path, or undefined: an empty id, or `..` or a slash, would name another object; half a character has no encoding. */
export function pathPieceProblem(id: string): string | undefined {
  return /^\s*$|^\.\.?$|[/\\\p{Cc}\p{Cs}]/u.test(id)
    ? "it must be an id as the platform issued it, without slashes or control characters"
    : undefined;
}
