/** Applications as the admin interface shows and changes them. */
import { submissionsKind } from "../../admin/kinds/submissions";
import type { ObjectKind } from "../../platform";
import { decide } from "../../review/review";
import type { Context } from "../calls/context";
import type { AppFields, AppStore } from "./apps";

/** `approve` puts one into use, `hold` leaves it being made, `deprecate` suspends it. */
export function adminApps(apps: AppStore, { world }: Context): ObjectKind {
  const hidden = (key: AppFields["pushKey"]) => key && { ...key, secretKey: "(hidden)" };
  const kind = submissionsKind({
    world,
    store: apps,
    act: (app, action) => {
      const status = { approve: "LAUNCHED", hold: "CREATED", deprecate: "SUSPENDED", reject: undefined, abort: undefined } as const;
      const next = status[action];
      if (next === undefined) throw new Error(`To ${action} is not possible among apps. Allowed: approve, hold, deprecate.`);
      decide(app, next, "");
    },
    submit: (app) => decide(app, "LAUNCHED", ""),
    timeText: (epochMs) => new Date(epochMs).toISOString(),
    shown: ({ fields: { pushKey, formerPushKey } }) => ({
      appSecret: "(hidden)",
      pushKey: hidden(pushKey),
      formerPushKey: hidden(formerPushKey),
    }),
    made: { noun: "application", nextId: world.random.uuid },
  });
  return kind;
}
