/** A server that takes pushes by the handler, and notes what it tells. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createReceiptHandler,
  type MessagingEvent,
  type Problem,
  type ReceiptHandler,
  type ReceiptHandlerOptions,
} from "../../src/messaging";

export interface Receiver {
  readonly url: string;
  readonly server: Server;
  readonly handler: ReceiptHandler;
  readonly events: MessagingEvent[];
  readonly problems: Problem[];
  /** Resolves as soon as so many events have been told. */
  told(count: number): Promise<void>;
  /** Resolves as soon as there is such a problem. */
  met(what: Problem["what"]): Promise<void>;
  close(): Promise<void>;
}

export type ReceiverOptions = Partial<ReceiptHandlerOptions> & Pick<ReceiptHandlerOptions, "platforms">;

/** Starts receivers and ends them after each test. */
export function receivers(): (options: ReceiverOptions) => Promise<Receiver> {
  let running: Receiver[] = [];
  afterEach(async () => {
    await Promise.all(running.map((receiver) => receiver.close()));
    running = [];
  });
  return async (options) => {
    const receiver = await startReceiver(options);
    running.push(receiver);
    return receiver;
  };
}

async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const events: MessagingEvent[] = [];
  const problems: Problem[] = [];
  const handler = createReceiptHandler({
    onEvents: (told) => {
      events.push(...told);
    },
    onProblem: (problem) => {
      problems.push(problem);
    },
    ...options,
  });
  const server = createServer(handler.node);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    handler,
    events,
    problems,
    told: (count) => until(() => events.length >= count),
    met: (what) => until(() => problems.some((problem) => problem.what === what)),
    async close() {
      await handler.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** Real time passes only until the condition holds. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

/** An event as one line. */
export function line(event: MessagingEvent): string {
  const { platform, type, number, verified } = event;
  const what = event.type === "reply" ? event.text : `${event.code}${event.type === "failed" ? ` by ${event.cause.owner}` : ""}`;
  return [platform, type, what, number ?? "no number", ...(verified ? [] : ["unverified"])].join(" ");
}

/** What has to be waited for until it opens. */
export function gate() {
  let came = 0;
  let open = () => {};
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  const pass = () => {
    came += 1;
    return isOpen;
  };
  return {
    pass,
    open: () => open(),
    get came() {
      return came;
    },
  };
}
