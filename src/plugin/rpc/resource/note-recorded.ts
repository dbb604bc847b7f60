import type { ObjectState } from "../../../reconcile";
import type { Resource } from "../../../schema";
import type { Session } from "../../session";

/** An object that the engine names as prior state is recorded, so that its create is settled. One just imported is not yet. */
export async function noteRecorded(session: Session, resource: Resource, prior: ObjectState | null): Promise<void> {
  const id = prior?.values.id;
  if (!prior || prior.private.imported || typeof id !== "string") return;
  await session.pending.recorded(resource.type, id);
}
