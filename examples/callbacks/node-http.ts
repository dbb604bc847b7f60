/** Receipts and replies through a server of `node:http`. */
import { createServer, type Server } from "node:http";
import { createReceipts } from "./receipts";

export function serve(env: NodeJS.ProcessEnv = process.env, tell?: (line: string) => void): Server {
  const receipts = createReceipts(env, tell);
  const server = createServer(receipts.node);
  // The work that is under way is finished.
  server.on("close", () => void receipts.close());
  return server.listen(Number(env.PORT ?? 8080));
}

if (require.main === module) {
  const server = serve();
  process.once("SIGTERM", () => server.close());
}
