// Baidu: specification 6.7 to 6.10.
/** Calls for signatures. What they mean stands at `BaiduSms`. */
import { createdSignature, signature } from "../answers/management";
import { type Caller, tokenFor } from "../caller";
import type { CallOptions, CreatedSignature, CreateOptions, NewSignature, Signature, SignatureChange } from "../types/management";

export async function createSignature(caller: Caller, application: NewSignature, options: CreateOptions): Promise<CreatedSignature> {
  const parts = { query: { clientToken: tokenFor("createSignature", caller, options) }, body: application };
  return caller.read("createSignature", parts, options, createdSignature);
}

export function modifySignature(caller: Caller, id: string, change: SignatureChange, options: CallOptions): Promise<void> {
  return caller.do("modifySignature", { id, body: change }, options);
}

export function getSignature(caller: Caller, id: string, options: CallOptions): Promise<Signature> {
  return caller.read("getSignature", { id }, options, signature);
}

export function deleteSignature(caller: Caller, id: string, options: CallOptions): Promise<void> {
  return caller.do("deleteSignature", { id }, options);
}
