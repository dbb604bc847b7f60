/** The calls for uploaded evidence (Huawei's specification 5). */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Answer } from "../../server/wire";
import type { Caller } from "../calls/authentication";
import { type DecodedRequest, readQuery } from "../calls/body";
import type { Context } from "../calls/context";
import { jsonAnswer, refusal } from "../calls/envelope";
import { checkFileSize } from "../calls/help-page-limits";
import type { Holdings } from "../holdings";
import { zoneOf } from "../zone";
import type { UploadedFile } from "./files";
import { readMultipart } from "./multipart";

/** Most characters of a file's name: our choice, the document has no number. */
const longestName = 255;
// Huawei: L3475, specification 14.4.
const forbidden = /[#'$%&*/<>{}[\];?!^|]/;

export function createFileCalls({ stores: { files, signatures } }: Holdings, { world, switches, customerIdOf, createStatus }: Context) {
  const shown = ({ id, account, name, bytes, uploadedAt }: UploadedFile): object => ({
    file_id: id,
    module_type: 2,
    operator: customerIdOf(account),
    file_type: 1,
    file_name: name,
    file_size: bytes,
    file_ref: references(id),
    update_time: zoneOf(switches).text(uploadedAt),
  });

  /** How many signatures have it as evidence. */
  const references = (id: string): number =>
    [...signatures.all()].filter(({ fields }) => [fields.fileId, fields.powerAttorneyFileId, fields.signatureRelatedFileId].includes(id))
      .length;

  return {
    upload: (request: DecodedRequest, { account, projectId }: Caller): Answer => {
      const { file_desc } = readQuery(z.object({ file_desc: z.string().optional() }), request);
      const { headers, body } = request;
      const parts = body && readMultipart(headers["content-type"] ?? "", body);
      if (parts === undefined) throw refusal("MSGSMS.0058", "The body is no multipart/form-data.");
      const part = parts.find(({ name }) => name === "file");
      if (part?.fileName === undefined) throw refusal("MSGSMS.0084", "There is no part file with a file name.");
      const name = checkedName(part.fileName);
      if (part.content.length === 0) throw refusal("MSGSMS.0084", `${name} is empty.`);
      checkFileSize(part.content.length, switches);
      const file: UploadedFile = {
        id: world.random.uuid(),
        account,
        projectId,
        name,
        bytes: part.content.length,
        sha256: createHash("sha256").update(part.content).digest("hex"),
        description: file_desc ?? null,
        uploadedAt: world.clock.now(),
      };
      files.put(file);
      return jsonAnswer(switches.get("huawei.upload-answer") === "all" ? shown(file) : { file_id: file.id }, createStatus());
    },

    show: (request: DecodedRequest, caller: Caller): Answer => {
      const { file_id } = readQuery(z.object({ file_id: z.string().min(1) }), request);
      const file = files.owned(caller, file_id);
      if (file === undefined) throw refusal(switches.get("huawei.missing-file"), `file_id=${file_id}`);
      return jsonAnswer(shown(file));
    },
  };
}

/** The name without the folders that a browser of old may send. @throws Refusal MSGSMS.0132, MSGSMS.0133 */
function checkedName(sent: string): string {
  const name = sent.slice(Math.max(sent.lastIndexOf("/"), sent.lastIndexOf("\\")) + 1);
  if (name === "" || [...name].length > longestName || /\s/.test(name)) throw refusal("MSGSMS.0132", `file_name="${name}"`);
  if (forbidden.test(name)) throw refusal("MSGSMS.0133", `file_name="${name}"`);
  return name;
}
