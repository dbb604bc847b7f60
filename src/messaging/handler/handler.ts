/**
 * One handler for what all platforms push: receipts and replies. It verifies, reads, keeps and answers in the platform's form and time; the
 * program's own work follows the answer. Nothing that comes in makes it throw.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { type FetchContext, bodyOf as fetchedBody } from "./fetch";
import { bodyReader, cutOff, Left, pushOf, respond, urlOf } from "./node";
import { type ReceiptHandlerOptions, settingsOf, withoutSlash } from "./options";
import { admit, Refused } from "./refused";
import { createTake, type Taken } from "./take";
import { createWork } from "./work";

export interface ReceiptHandler {
  /** For `node:http` and what is built on it. Where another path is asked for, `next` is called; without it the answer is 404. */
  node(request: IncomingMessage, response: ServerResponse, next?: () => void): void;
  /** For frameworks that hand over a `Request` and want a `Response`. */
  fetch(request: Request, context?: FetchContext): Promise<Response>;
  /** Tells what is due of messages whose segments did not all come, for programs that sleep between requests; others need not call it. */
  settle(): Promise<void>;
  /** Resolves when the program's work is done; what waits for segments in memory is told as it stands. */
  close(): Promise<void>;
}

/** @throws OptionError for an option that cannot be */
export function createReceiptHandler(options: ReceiptHandlerOptions): ReceiptHandler {
  const settings = settingsOf(options);
  const { routes, maxBytes } = settings;
  // A problem with telling of problems must not stop the server.
  const onProblem: ReceiptHandlerOptions["onProblem"] = (problem) => {
    try {
      options.onProblem(problem);
    } catch {}
  };
  const hooks = { ...options, onProblem };
  const work = createWork(settings, hooks);
  const take = createTake(settings, hooks, work);
  const readersAt = (url: string) => routes.get(url) ?? routes.get(withoutSlash(url.split("?")[0] ?? ""));

  /** The answer to a request that was refused before it was a push. */
  const refuse = (error: unknown) => {
    const refused = error instanceof Refused ? error : new Refused(500, "the push could not be read");
    const problem = error instanceof Error ? error : new Error(String(error));
    onProblem({ what: "refused", status: refused.status, error: problem });
    return { status: refused.status, body: JSON.stringify({ message: refused.message }), headers: refused.headers };
  };

  const bodyOf = bodyReader(settings);

  const answer = (request: IncomingMessage, response: ServerResponse, next?: () => void): void => {
    const url = urlOf(request);
    const readers = readersAt(url);
    if (!readers) {
      if (next) next();
      else respond(response, 404, JSON.stringify({ message: "nothing is pushed to this path" }));
      return;
    }
    const failed = (error: unknown): void => {
      try {
        if (error instanceof Left) {
          onProblem({ what: "left", error });
          return;
        }
        const { status, body, headers } = refuse(error);
        respond(response, status, body, headers);
        cutOff(request, settings);
      } catch (error) {
        onProblem({ what: "not_answered", error });
      }
    };
    const tell = ({ answer, events }: Taken): void => {
      respond(response, answer.status, answer.body);
      if (events) work.add(events);
    };
    const arrived = (body: Buffer): void => {
      try {
        const taken = take(pushOf(request, url, body), readers);
        if (taken instanceof Promise) taken.then(tell).catch(failed);
        else tell(taken);
      } catch (error) {
        failed(error);
      }
    };
    try {
      const { method, headers, readableDidRead: isRead } = request;
      admit({ method, header: (name) => headers[name]?.toString(), isRead, maxBytes });
      bodyOf(request, { arrived, failed });
    } catch (error) {
      failed(error);
    }
  };

  return {
    node: (request, response, next) => {
      try {
        answer(request, response, next);
      } catch (error) {
        onProblem({ what: "not_answered", error });
      }
    },

    async fetch(request, context = {}) {
      const { pathname, search } = new URL(request.url);
      const readers = readersAt(pathname);
      if (!readers) return jsonResponse(404, JSON.stringify({ message: "nothing is pushed to this path" }));
      try {
        const { method, headers, bodyUsed: isRead } = request;
        admit({ method, header: (name) => headers.get(name), isRead, maxBytes });
        const body = await fetchedBody(request, settings);
        const push = { url: pathname + search, headers: headersOf(headers), body, remoteAddress: context.remoteAddress };
        const { answer, events } = await take(push, readers);
        if (events) {
          const done = new Promise<void>((resolve) => work.add(events, resolve));
          context.waitUntil?.(done);
        }
        return jsonResponse(answer.status, answer.body);
      } catch (error) {
        const { status, body, headers } = refuse(error);
        return jsonResponse(status, body, headers);
      }
    },

    settle: () => work.settle(),
    async close() {
      work.close();
      await work.settle(options.tracking?.store ? undefined : Number.POSITIVE_INFINITY);
      work.close();
    },
  };
}

function jsonResponse(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, { status, headers: { "content-type": "application/json", ...headers } });
}

function headersOf(headers: Headers): Readonly<Record<string, string>> {
  const named: Record<string, string> = {};
  headers.forEach((value, name) => {
    named[name] = value;
  });
  return named;
}
