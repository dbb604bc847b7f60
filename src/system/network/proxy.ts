/** The proxy that requests go through, as the network's library finds it. */

/** Without user name and password. */
export interface NetworkProxy {
  readonly host: string;
  /** The variable of the environment that names it. */
  readonly variable: string | undefined;
}

const variables = ["http_proxy", "https_proxy", "all_proxy"].flatMap((name) => [name, name.toUpperCase()]);

/** Whether any request would go through one. */
export function mayBeProxied(): boolean {
  return variables.some(isSet);
}

/** Whether there is one on the way. */
export function isProxied(url: string): boolean {
  return mayBeProxied() && find(url) !== "";
}

/** Undefined where there is none on the way. */
export function proxyFor(url: string): NetworkProxy | undefined {
  const found = find(url);
  if (found === "") return undefined;
  const scheme = new URL(url).protocol.replace(":", "");
  const names = [`${scheme}_proxy`, "all_proxy"].flatMap((name) => [name, name.toUpperCase()]);
  const host = URL.canParse(found) ? new URL(found).host : "";
  return { host: host === "" ? "that is no URL" : host, variable: names.find(isSet) };
}

function find(url: string): string {
  const { getProxyForUrl }: { getProxyForUrl(url: string): string } = require("proxy-from-env");
  return getProxyForUrl(url);
}

function isSet(variable: string): boolean {
  return (process.env[variable] ?? "") !== "";
}
