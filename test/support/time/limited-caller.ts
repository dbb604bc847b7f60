/**
 * A process that makes calls under a limit, as a plugin process does: `node limited-caller.js FOLDER URL CALLS_PER_SECOND COUNT NAME`.
 * Prints `ready`, waits for a line on stdin, then makes all its calls at once. The server sees when each left, and whose it was.
 */
import { once } from "node:events";
import { systemClock } from "../../../src/http/clock";
import { createConcurrencyLimit } from "../../../src/http/limits/concurrency-limit";
import { createRateLimiter } from "../../../src/http/limits/rate-limit";
import { createTransport } from "../../../src/http/transport";
import { createSharedSlotRegister } from "../../../src/plugin/shared-slot-register";

async function main([folder = "", url = "", perSecond = "", count = "", name = ""]: readonly string[]): Promise<void> {
  const clock = systemClock;
  const register = createSharedSlotRegister({ folder, clock, log: (_level, message) => process.stderr.write(`${message}\n`) });
  const transport = createTransport({
    platform: "Test",
    endpoint: url,
    secrets: [],
    clock,
    concurrency: createConcurrencyLimit(10),
    limiter: createRateLimiter({ clock, register }),
    limits: { account: "one", of: { read: { calls: Number(perSecond), perMs: 1000 } } },
    sign: (_request, nowMs) => ({ "x-left-at": String(nowMs), "x-name": name }),
    classify: () => undefined,
  });
  process.stdout.write("ready\n");
  await once(process.stdin, "data");
  process.stdin.destroy();
  const calls = Array.from({ length: Number(count) }, () => transport.send({ call: "read", method: "GET", path: "/", repeatable: true }));
  await Promise.all(calls);
}

void main(process.argv.slice(2));
