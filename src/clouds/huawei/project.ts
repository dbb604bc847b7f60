/** The project that objects belong to: it stands in the path of every call, and nothing of another one is found. */
import { computed, string } from "../../schema";
import type { HuaweiSms } from "./client/client";

/** The attribute in which every object says whose it is. */
export const projectAttribute = {
  project_id: computed(string, { doc: "The project that it belongs to." }),
};

export function projectOf({ projectId }: HuaweiSms): { readonly project_id: string | null } {
  return { project_id: projectId ?? null };
}
