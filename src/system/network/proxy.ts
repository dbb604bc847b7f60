/** The proxy that requests go through, as the network's library finds it. */

/** Without user name and password. */
export interface NetworkProxy {
  readonly host: string;
  /** The variable of the environment that names it. */
  readonly variable: string | undefined;
}

/** Undefined where there is none on the way. */
export function proxyFor(url: string): NetworkProxy | undefined {
  const { getProxyForUrl }: { getProxyForUrl(url: string): string } = require("proxy-from-env");
  const found = getProxyForUrl(url);
  if (found === "") return undefined;
  const scheme = new URL(url).protocol.replace(":", "");
  const names = [`${scheme}_proxy`, "all_proxy"].flatMap((name) => [name, name.toUpperCase()]);
  const host = URL.canParse(found) ? new URL(found).host : "";
  return { host: host === "" ? "that is no URL" : host, variable: names.find((name) => (process.env[name] ?? "") !== "") };
}
