/** What every call takes beside its request. */
import { abortSignal, type FieldsOf, functionOf, maybe } from "../../../shared/client/arguments";
import { object } from "../../../shared/client/decoding";
import type { CallOptions } from "../types/messages";

export const callFields: FieldsOf<CallOptions> = {
  signal: maybe(abortSignal),
  onSend: maybe(functionOf<() => Promise<unknown>>()),
};
export const callOptions = object(callFields);
