/** A signature has two ids that look alike, of which a template takes one. */
import { PlatformError } from "../../../http/errors";
import type { Scope } from "../../../schema";
import { platform } from "../client/caller";
import type { HuaweiSms } from "../client/client";
import type { WantedTemplate } from "./values";

// Huawei: L3408.
const wrongSignature = "MSGSMS.0012";

/** Says of a refused `sign_id` that it is the other id of a signature, where it is. */
export async function namingItsSignature<T>(
  { client, signal }: Scope<HuaweiSms>,
  { sign_id }: Pick<WantedTemplate, "sign_id">,
  send: () => Promise<T>,
): Promise<T> {
  try {
    return await send();
  } catch (failure) {
    if (!(failure instanceof PlatformError) || failure.code !== wrongSignature || sign_id === null) throw failure;
    const found = await client.allSignatures({ signature_id: sign_id }, { signal }).catch(() => []);
    const named = found.find(({ signature_id }) => signature_id === sign_id);
    if (!named) throw failure;
    const { call, code } = failure;
    throw new PlatformError(
      { platform, call },
      {
        meaning: "invalid",
        code,
        reason: `sign_id "${sign_id}" is the signature_id of the signature "${named.signature_name}", not its primary key`,
        advice: `Give its primary key, ${named.id}: the id of sms_huawei_signature, not its signature_id.`,
      },
    );
  }
}
