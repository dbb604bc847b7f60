/** Ceilings that several processes share, in Redis. The client is one of `ioredis`: `ceilings: { day: 10, store: redisStore(new Redis()) }`. */
import type { CeilingStore } from "smsform/messaging";

interface Redis {
  eval(script: string, keys: number, ...parameters: (string | number)[]): Promise<unknown>;
}

/** In one step: a count whose time was not set would never be forgotten. */
const increment = `
local count = redis.call("INCR", KEYS[1])
if count == 1 then redis.call("EXPIRE", KEYS[1], ARGV[1]) end
return count
`;

export function redisStore(redis: Redis): CeilingStore {
  return {
    async increment(key, ttlSeconds) {
      return Number(await redis.eval(increment, 1, key, ttlSeconds));
    },
  };
}
