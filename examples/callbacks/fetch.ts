/** The same for what serves by a function from `Request` to `Response`: workers, functions, Deno, Bun, Hono. */
import type { ReceiptHandler } from "smsform/messaging";
import { createReceipts } from "./receipts";

interface Execution {
  waitUntil(work: Promise<unknown>): void;
}

let receipts: ReceiptHandler | undefined;

export default {
  fetch(request: Request, env: Readonly<Record<string, string | undefined>>, execution?: Execution): Promise<Response> {
    receipts ??= createReceipts(env);
    // The platform's address, where the network in front of this tells it.
    const remoteAddress = request.headers.get("cf-connecting-ip") ?? undefined;
    return receipts.fetch(request, {
      remoteAddress,
      waitUntil: (work) => execution?.waitUntil(work),
    });
  },
  /** Called every few minutes: messages whose segments did not all come are told when their wait is over. */
  scheduled: () => receipts?.settle(),
};
