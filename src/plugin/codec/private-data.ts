import { decodePrivateData, encodePrivateData, type PrivateData } from "../../reconcile";

/** What an object's state remembers beside its attributes, as JSON bytes; none at all where there is nothing to remember. */
export function encodePrivate(data: PrivateData): Uint8Array {
  return Buffer.from(encodePrivateData(data));
}

export function decodePrivate(bytes: Uint8Array): PrivateData {
  return decodePrivateData(Buffer.from(bytes).toString("utf8"));
}
