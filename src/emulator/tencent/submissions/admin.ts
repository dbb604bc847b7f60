/** Signatures or templates as the admin interface shows and changes them. */
import { submissionsKind } from "../../admin/kinds/submissions";
import type { ObjectKind } from "../../platform";
import { readStored, storedSubmissionSchema } from "../../review/stored-submissions";
import { parseOrExplain } from "../../values/validation";
import { firstAccountOf } from "../../world/credentials";
import type { Context, SubmissionKind } from "./calls";
import { act, submit } from "./lifecycle";
import { idSchema, type Status, type Store, statuses } from "./store";

/** What the console would ask for; without an id, the next one. Without a status it is approved. */
const createSchema = storedSubmissionSchema(statuses, "0").extend({
  id: idSchema.optional(),
});

export function adminKind<Fields extends object>(kind: SubmissionKind<Fields>, store: Store<Fields>, context: Context): ObjectKind {
  const { world, ids } = context;
  return submissionsKind<Status, Fields>({
    world,
    store,
    act: (submission, action, reply) => act(submission, action, reply, context),
    submit: (submission) => submit(submission, kind.faultOf(submission.fields), context),
    timeText: (epochMs) => new Date(epochMs).toISOString(),
    create: (fields) => {
      const { id = ids.next(), ...stored } = parseOrExplain(createSchema, fields, `New ${kind.noun}`);
      if (store.find(id) !== undefined) throw new Error(`There is a ${kind.noun} with the id ${id}.`);
      return readStored({ id, ...stored }, store.parseFields, firstAccountOf(world.credentials), world.clock.now());
    },
  });
}
