/** Uploaded evidence (Huawei's specification 5). The content is not kept: nothing ever returns it. */
import { z } from "zod";
import { createKeyedStore, type KeyedStore } from "../../stores/keyed-store";
import { exampleProject } from "../accounts";
import type { Caller } from "../calls/authentication";

export const fileSchema = z.strictObject({
  id: z.string().min(1),
  account: z.string().min(1),
  projectId: z.string().min(1).default(exampleProject.id),
  name: z.string().min(1),
  bytes: z.int().min(0),
  sha256: z.string(),
  description: z.string().nullable().default(null),
  /** Epoch milliseconds. */
  uploadedAt: z.number(),
});

export type UploadedFile = z.infer<typeof fileSchema>;

export interface Files extends KeyedStore<UploadedFile> {
  owned(caller: Caller, id: string): UploadedFile | undefined;
}

export function createFiles(): Files {
  const files = createKeyedStore(fileSchema);
  return {
    ...files,
    owned: ({ account, projectId }, id) => {
      const file = files.find(id);
      return file?.account === account && file.projectId === projectId ? file : undefined;
    },
  };
}
