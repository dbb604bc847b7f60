// Baidu: specification 6.7 to 6.10.
/** Calls for signatures. What they mean stands at `BaiduSms`. */
import { text } from "../../../shared/client/arguments";
import * as answers from "../answers/management";
import { defineCall, tokenFor } from "../caller";
import { callOptions, createOptions, newSignature, signatureChange } from "../requests/management";

export const createSignature = defineCall(
  "createSignature",
  { signature: newSignature, options: createOptions },
  (caller, { signature, options }) => {
    const parts = { query: { clientToken: tokenFor("createSignature", caller, options) }, body: signature };
    return caller.read("createSignature", parts, options, answers.createdSignature);
  },
);

export const modifySignature = defineCall(
  "modifySignature",
  { signatureId: text, change: signatureChange, options: callOptions },
  (caller, { signatureId, change, options }) => caller.do("modifySignature", { id: signatureId, body: change }, options),
);

export const getSignature = defineCall("getSignature", { signatureId: text, options: callOptions }, (caller, { signatureId, options }) =>
  caller.read("getSignature", { id: signatureId }, options, answers.signature),
);

export const deleteSignature = defineCall(
  "deleteSignature",
  { signatureId: text, options: callOptions },
  (caller, { signatureId, options }) => caller.do("deleteSignature", { id: signatureId }, options),
);
