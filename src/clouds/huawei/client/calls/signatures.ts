// Huawei: specification 4.
/** Calls for signatures. What they mean stands at `HuaweiSms`. */
import { text } from "../../../shared/client/decoding";
import * as answers from "../answers/management";
import { defineCall } from "../caller";
import { newSignature, signatureFilter, signatureQuery } from "../requests/management";
import { callOptions } from "../requests/options";
import { allOf, checkPage, inQuery } from "./paging";

export const createSignature = defineCall(
  "CreateSignature",
  { signature: newSignature, options: callOptions },
  (caller, { signature, options }) => caller.read("CreateSignature", { body: signature }, options, answers.createdSignature),
);

export const deleteSignature = defineCall("DeleteSignature", { id: text, options: callOptions }, (caller, { id, options }) =>
  caller.do("DeleteSignature", { id }, options),
);

export const updateSignature = defineCall(
  "UpdateSignature",
  { id: text, change: newSignature, options: callOptions },
  (caller, { id, change, options }) => caller.read("UpdateSignature", { id, body: change }, options, answers.changedSignature),
);

export const listSignatureDetails = defineCall(
  "ListSignatureDetails",
  { query: signatureQuery, options: callOptions },
  async (caller, { query, options }) => {
    checkPage("ListSignatureDetails", query);
    return caller.read("ListSignatureDetails", { query: inQuery(query) }, options, answers.signaturePage);
  },
);

export const allSignatures = defineCall(
  "ListSignatureDetails",
  { query: signatureFilter, options: callOptions },
  (caller, { query, options }) => allOf((slice) => listSignatureDetails(caller, { query: { ...query, ...slice }, options })),
);

export const showSignature = defineCall("ShowSignature", { id: text, options: callOptions }, (caller, { id, options }) =>
  caller.read("ShowSignature", { id }, options, answers.signature),
);

export const enableSignature = defineCall("EnableSignature", { id: text, options: callOptions }, (caller, { id, options }) =>
  caller.do("EnableSignature", { id }, options),
);
