/** Proof images and letters of authorisation (Tencent's specification 10.1 and 17.1). */
import { createHash } from "node:crypto";
import { z } from "zod";
import { isBase64 } from "../../values/base64";
import { refusal } from "../calls/envelope";
import type { TencentSwitches } from "../switches";

/** The image itself is not kept: nothing ever returns it. */
export const imageSchema = z.strictObject({ sha256: z.string(), bytes: z.number() });
export type Image = z.infer<typeof imageSchema>;

/** @throws Refusal ImageInvalid, also for the prefix that must be cut off (Tencent L6590) */
export function readImage(name: string, base64: string, switches: TencentSwitches): Image {
  if (base64.startsWith("data:"))
    throw refusal("InvalidParameterValue.ImageInvalid", `${name} begins with data:, which does not belong to the Base64.`);
  const bytes = Buffer.from(base64, "base64");
  const fits = {
    alphabet: () => /^[A-Za-z0-9+/]+={0,2}$/.test(base64),
    padded: () => isBase64(base64),
    jpeg: () => isBase64(base64) && bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  };
  if (!fits[switches.get("tencent.image")]()) throw refusal("InvalidParameterValue.ImageInvalid", name);
  return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
}
