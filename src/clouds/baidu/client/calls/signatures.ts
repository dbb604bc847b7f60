// Baidu: specification 6.7 to 6.10.
/** Calls for signatures. What they mean stands at `BaiduSms`. */
import { readFields } from "../../../shared/client/answers";
import { type Caller, tokenFor, withUsableId } from "../caller";
import type { CallOptions, CreatedSignature, CreateOptions, NewSignature, Signature, SignatureChange } from "../types/management";

export async function createSignature(caller: Caller, signature: NewSignature, options: CreateOptions): Promise<CreatedSignature> {
  const parts = { query: { clientToken: tokenFor("createSignature", caller, options) }, body: signature };
  return caller.read("createSignature", parts, options, (json) =>
    withUsableId("signatureId", readFields(json, ["signatureId"], ["status"])),
  );
}

export function modifySignature(caller: Caller, id: string, change: SignatureChange, options: CallOptions): Promise<void> {
  return caller.do("modifySignature", { id, body: change }, options);
}

export function getSignature(caller: Caller, id: string, options: CallOptions): Promise<Signature> {
  const required = ["signatureId", "content", "contentType", "countryType", "status"] as const;
  const optional = ["review", "description", "userId", "createDate", "updateDate"] as const;
  return caller.read("getSignature", { id }, options, (json) => withUsableId("signatureId", readFields(json, required, optional)));
}

export function deleteSignature(caller: Caller, id: string, options: CallOptions): Promise<void> {
  return caller.do("deleteSignature", { id }, options);
}
