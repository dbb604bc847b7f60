/** Requests that go through a proxy: HTTP to it as whole URLs, HTTPS through CONNECT. */
import type { AxiosAdapter, AxiosHeaders } from "axios";
import type { WireRequest } from "../../ports/exchange";
import { largestAnswer, type Received, textHeaders } from "./received";
import type { Agents } from "./straight";

interface Library {
  /** Its way to the network alone: its defaults, merging and transformations cost a third more, and nothing here uses them. */
  readonly send: AxiosAdapter;
  readonly Headers: typeof AxiosHeaders;
}

let library: Library | undefined;

/** It takes longer to load than all else that a program needs that sends: only where there is a proxy. */
export function loadLibrary(): Library {
  library ??= load();
  return library;
}

function load(): Library {
  const axios: typeof import("axios") = require("axios");
  return { send: axios.getAdapter("http"), Headers: axios.AxiosHeaders };
}

export async function sendByProxy(request: WireRequest, agents: Agents, signal: AbortSignal): Promise<Received> {
  const { send, Headers } = loadLibrary();
  const { status, headers, data } = await send({
    method: request.method,
    url: request.url,
    headers: new Headers(request.headers),
    ...(request.body !== undefined && { data: request.body }),
    httpAgent: agents.http,
    httpsAgent: agents.https,
    signal,
    maxRedirects: 0,
    maxBodyLength: Number.POSITIVE_INFINITY,
    maxContentLength: largestAnswer,
    validateStatus: () => true,
    responseType: "arraybuffer",
  });
  return { status, headers: textHeaders(headers), bytes: Buffer.isBuffer(data) ? data : Buffer.alloc(0) };
}
