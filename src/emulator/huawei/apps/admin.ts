/** Applications as the admin interface shows and changes them. */
import { submissionsKind } from "../../admin/kinds/submissions";
import type { ObjectKind } from "../../platform";
import { decide } from "../../review/review";
import type { Context } from "../calls/context";
import type { AppStore } from "./apps";

/** `approve` puts one into use, `hold` leaves it being made, `deprecate` suspends it. */
export function adminApps(apps: AppStore, { world }: Context): ObjectKind {
  return submissionsKind({
    world,
    store: apps,
    decisions: { CREATED: "pending", LAUNCHED: "approved", SUSPENDED: "none" },
    act: (app, action) => {
      const status = { approve: "LAUNCHED", hold: "CREATED", deprecate: "SUSPENDED", reject: undefined, abort: undefined } as const;
      const next = status[action];
      if (next === undefined) throw new Error(`To ${action} is not possible among apps. Allowed: approve, hold, deprecate.`);
      decide(app, next, "");
    },
    submit: (app) => decide(app, "LAUNCHED", ""),
    timeText: (epochMs) => new Date(epochMs).toISOString(),
    shown: ({ fields: { pushKeys } }) => ({
      appSecret: "(hidden)",
      pushKeys: pushKeys.map(({ accessKey }) => ({ accessKey, secretKey: "(hidden)" })),
    }),
    made: { noun: "application", nextId: world.random.uuid },
  });
}
