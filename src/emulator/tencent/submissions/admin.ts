/** Signatures or templates as the admin interface shows and changes them. */
import { z } from "zod";
import { adminSubmissions } from "../../admin/kinds/submissions";
import type { ObjectKind, World } from "../../platform";
import { readStored, storedSubmissionSchema } from "../../review/stored-submissions";
import { parseOrExplain } from "../../values/validation";
import type { Shelf } from "../holdings";
import type { Context } from "./calls";
import { act, submit } from "./lifecycle";
import { type Status, statuses } from "./store";

/** What the console would ask for; without an id, the next one. Without a status it is approved. */
const createSchema = storedSubmissionSchema(statuses, "0").extend({
  id: z
    .string()
    .regex(/^[1-9]\d{0,19}$/, { error: "expected a positive integer as a text" })
    .optional(),
});

export function adminKind<Fields extends object>({ kind, store }: Shelf<Fields>, context: Context): ObjectKind {
  const { world, ids } = context;
  return adminSubmissions<Status, Fields>({
    platform: "tencent",
    kind: `${kind.noun}s`,
    store,
    statuses,
    now: world.clock.now,
    parseFields: kind.parseFields,
    act: (submission, action, reply) => act(submission, action, reply, context),
    submit: (submission) => submit(submission, kind.faultOf(submission.fields), context),
    timeText: (epochMs) => new Date(epochMs).toISOString(),
    create: (fields) => {
      const { id = ids.next(), ...stored } = parseOrExplain(createSchema, fields, `New ${kind.noun}`);
      if (store.find(id) !== undefined) throw new Error(`There is a ${kind.noun} with the id ${id}.`);
      return readStored({ id, ...stored }, kind.parseFields, firstAccount(world), world.clock.now());
    },
  });
}

export function firstAccount(world: World): string {
  const [first = ""] = world.credentials.keys();
  return first;
}
