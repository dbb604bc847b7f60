/** Sends to more numbers than one takes. What they mean stands at `InfocloudSms`. */
import { CallAborted, PlatformError } from "../../../../http/errors";
import { chunksOf } from "../../../shared/client/chunks";
import { IncompleteSend } from "../../../shared/client/incomplete-send";
import type { SignedCall } from "../call-table";
import { defineCall, platform } from "../caller";
import { batchMessage, message, sendOptions } from "../requests/messages";
import type { AcceptedPart, SendResult, SentPart } from "../types/messages";
import { UnknownSend } from "../unknown-send";
import { checkBatch, checkMessage, mostPhones } from "./message-rules";
import { phonesOf, sendBatchChecked, sendChecked, warn } from "./send";

export const sendInParts = defineCall("send", { message, options: sendOptions }, async (caller, { message, options }) => {
  checkMessage(message, options.known);
  warn(message, options);
  const parts = chunksOf(message.phones, mostPhones).map((phones) => ({
    phones,
    sent: sendChecked(caller, { ...message, phones }, options),
  }));
  return all("send", parts);
});

export const sendBatchInParts = defineCall(
  "sendBatch",
  { message: batchMessage, options: sendOptions },
  async (caller, { message, options }) => {
    checkBatch(message, options.known);
    warn({ ...message, phones: phonesOf(message) }, options);
    const parts = chunksOf(message.recipients, mostPhones).map((recipients) => {
      const part = { ...message, recipients };
      return { phones: phonesOf(part), sent: sendBatchChecked(caller, part, options) };
    });
    return all("sendBatch", parts);
  },
);

interface Part {
  readonly phones: readonly string[];
  readonly sent: Promise<SendResult>;
}

async function all(call: SignedCall, sending: readonly Part[]): Promise<readonly AcceptedPart[]> {
  const parts = await Promise.all(sending.map(settled));
  const accepted = parts.filter((part) => part.outcome === "accepted");
  if (accepted.length === parts.length) return accepted;
  const failed = parts.filter((part) => part.outcome === "failed");
  const [first] = failed;
  // Nothing was sent, and the first of them tells why.
  if (first && failed.length === parts.length) throw first.error;
  const unknown = parts.length - accepted.length - failed.length;
  const reason = `of ${parts.length} parts ${accepted.length} were accepted, ${failed.length} failed, and of ${unknown} it is not known whether they were sent`;
  throw new IncompleteSend<readonly SentPart[]>({ platform, call }, reason, undefined, parts);
}

/** A defect is no outcome. */
async function settled({ phones, sent }: Part): Promise<SentPart> {
  try {
    return { phones, outcome: "accepted", result: await sent };
  } catch (error) {
    if (error instanceof UnknownSend) return { phones, outcome: "unknown", error };
    if (error instanceof CallAborted) return { phones, outcome: error.sent === "no" ? "failed" : "unknown", error };
    if (error instanceof PlatformError) return { phones, outcome: "failed", error };
    throw error;
  }
}
