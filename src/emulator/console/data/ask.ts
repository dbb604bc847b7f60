/** Questions to the admin interface: the one way out of this page. */

/** The emulator is not there. */
export class Gone extends Error {}

/** It answered that it will not. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export type Query = Readonly<Record<string, string | number | undefined>>;

export interface Told<Body> {
  readonly body: Body;
  /** Of how much it is a part, where it is one. */
  readonly total: number;
}

/** What is found under a path; undefined where nothing came in time. */
export async function get<Body>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Told<Body> | undefined> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  // Not by URLSearchParams, which writes a blank as a plus sign: here that is one.
  const pairs = given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  const response = await asked(`${path}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`, signal === undefined ? {} : { signal });
  if (response.status === 204) return undefined;
  return { body: await response.json(), total: Number(response.headers.get("x-total-count") ?? 0) };
}

export async function send<Body>(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body: object = {}): Promise<Body> {
  const headers = { "content-type": "application/json" };
  const response = await asked(path, { method, headers, body: JSON.stringify(body) });
  return response.json();
}

/** Of an object, or of what can be done to it. */
export function pathOf(
  { platform, kind, id }: { readonly platform: string; readonly kind: string; readonly id: string },
  action = "",
): string {
  return `/${[platform, kind, id, action]
    .filter((part) => part !== "")
    .map(encodeURIComponent)
    .join("/")}`;
}

async function asked(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(`/_emulator${path}`, init).catch((problem: unknown) => {
    init.signal?.throwIfAborted();
    throw new Gone(String(problem));
  });
  if (response.ok) return response;
  const { error } = await response.json().catch(() => ({ error: response.statusText }));
  throw new Refused(response.status, String(error));
}
