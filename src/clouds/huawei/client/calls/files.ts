// Huawei: specification 5.
/** Calls for the files of signatures. What they mean stands at `HuaweiSms`. */
import { Multipart } from "../../../../http/body";
import { text } from "../../../shared/client/decoding";
import * as answers from "../answers/management";
import { defineCall } from "../caller";
import { newSignatureFile } from "../requests/management";
import { callOptions } from "../requests/options";

export const uploadSignatureFile = defineCall(
  "UploadSignatureFile",
  { file: newSignatureFile, options: callOptions },
  (caller, { file: { file, file_name: fileName, content_type: contentType, file_desc }, options }) => {
    const body = new Multipart([{ name: "file", content: Buffer.from(file), fileName, contentType }]);
    return caller.read("UploadSignatureFile", { query: { file_desc }, body }, options, answers.uploadedFile);
  },
);

export const showSignatureFile = defineCall("ShowSignatureFile", { fileId: text, options: callOptions }, (caller, { fileId, options }) =>
  caller.read("ShowSignatureFile", { query: { file_id: fileId } }, options, answers.signatureFile),
);
