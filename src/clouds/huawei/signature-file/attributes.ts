import { computed, number, optional, requiredToCreate, string } from "../../../schema";
import { projectAttribute } from "../project";

export const signatureFileAttributes = {
  id: computed(string, { doc: "The file's id, for the `…file_id` arguments of signatures." }),
  file: requiredToCreate(string, {
    doc: "Path of the file, relative to the stack's folder. The content is sent and kept nowhere, and the name without its folders goes with it.",
  }),
  file_digest: computed(string, { doc: "Digest of the content that was sent, `sha256:…`." }),
  file_desc: optional(string, {
    doc: "Description. The platform never tells it, and takes it with the content alone: a change of it is recorded, and goes with the next content.",
    local: true,
  }),
  file_name: computed(string, { doc: "Its name on the platform." }),
  file_size: computed(number, { doc: "Its size in bytes, as the platform counts." }),
  ...projectAttribute,
} as const;
