import { basename } from "node:path";
import { defineResource, formatOf } from "../../../schema";
import { words } from "../../shared/objects/words";
import type { HuaweiSms } from "../client/client";
import type { SignatureFile } from "../client/types/management";
import { projectOf } from "../project";
import { signatureFileAttributes } from "./attributes";
import { mediaTypes, proof } from "./file";

export const signatureFile = defineResource<HuaweiSms>()({
  type: "sms_huawei_signature_file",
  noun: "file",
  doc:
    "A file that proves something of a signature: a business licence, a power of attorney, a certificate, a screenshot. Its content decides: another content is " +
    "another file with a new id, another path with the same content is nothing. Nothing deletes a file from the platform.",
  attributes: signatureFileAttributes,
  title: ({ file }) => file,
  importId: "the file's id",
  listing: {
    impossible: "Huawei lists no files",
    waysLeft: "Signatures tell the ids of theirs, in file_id, power_attorney_fileid and signature_related_file_id.",
  },
  files: [proof],
  removalNotice: "Huawei has no call that deletes a file: it stays there, and whatever signature names it keeps it.",

  async read({ client, signal }, id) {
    return seenIn(client, await client.showSignatureFile(id, { signal }));
  },
  creation: {
    // A lost one stays behind and proves nothing: no signature names it, and no list shows it.
    by: "repetition",
    async create({ client, signal, files }, { file, file_desc }) {
      const content = files.file?.bytes ?? Buffer.alloc(0);
      const mediaType = mediaTypes[formatOf(proof, content) ?? ""];
      const sent = {
        file: content,
        file_name: basename(file),
        ...(mediaType !== undefined && { content_type: mediaType }),
        ...(file_desc !== null && { file_desc }),
      };
      const { file_id, file_name, file_size } = await client.uploadSignatureFile(sent, { signal });
      const told = { file_id, file_name: file_name ?? sent.file_name, file_size: file_size ?? content.length };
      return { seen: seenIn(client, told) };
    },
  },
  async delete() {
    // There is nothing to send.
  },
});

function seenIn(client: HuaweiSms, { file_id, file_name, file_size }: SignatureFile) {
  return {
    id: file_id,
    ...(words(file_name) !== null && { file_name }),
    ...(file_size !== undefined && { file_size }),
    ...projectOf(client),
  };
}
