/** The texts of a stack as phones show them, for programs. */
import type { TextPreview } from "../texts/preview";

export function previewDocument({ address, platform, key, audience, from, signature, body }: TextPreview): object {
  return {
    address,
    platform: platform.name,
    ...(key !== undefined && { key }),
    audience,
    ...(from !== undefined && { text_of: from }),
    ...(signature && ("value" in signature ? { signature: signature.value } : { signature_missing: signature.why })),
    ...("why" in body
      ? { text_missing: body.why }
      : {
          parts: body.parts,
          segments: body.segments,
          segments_by: body.by,
          length: body.length,
          ...(body.longest !== undefined && { longest: body.longest }),
          approximate: body.isApproximate,
          examples: body.examples.map(({ name, value = null }) => ({ name, value })),
        }),
  };
}
