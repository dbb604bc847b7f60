import { defineResource } from "../../../schema";
import { atMost, listedFormat, statedFormat } from "../../shared/objects/file-rules";
import { protectedReview } from "../../shared/objects/review";
import { words } from "../../shared/objects/words";
import type { BaiduSms } from "../client/client";
import { type ContentType, type CountryType, type FileFormat, fileFormats } from "../client/enumerations";
import { tokenLifetimeMs } from "../client/token";
import type { Signature } from "../client/types/management";
import { unlisted } from "../listing";
import { officialProvider } from "../official-provider";
import { ownerOf } from "../owner";
import { reviewStateOf } from "../review";
import { signatureAttributes } from "./attributes";
import { lapse } from "./lapse";
import { signatureRules } from "./rules";

const proofRule = {
  id: "V10",
  demands: "`signature_file` is one of JPG, JPEG, PNG, at most 2 MB, and what its format says.",
  source: "Baidu's specification 6.7",
};

const seenIn = (found: Signature) => ({
  id: found.signatureId,
  content: found.content,
  content_type: found.contentType,
  country_type: found.countryType,
  // Only the printed example returns it (Baidu G-47): where it is left out, the recorded one holds.
  ...(found.description !== undefined && { description: found.description }),
  ...(found.userId !== undefined && { user_id: found.userId }),
  status: found.status,
  review: words(found.review),
});

export const signature = defineResource<BaiduSms>()({
  type: "sms_baidu_signature",
  noun: "signature",
  doc: "A signature: the sender's name that stands in brackets before every message. It is reviewed for days; changes are made in place and reviewed again.",
  attributes: signatureAttributes,
  wording: { signature: "content" },
  skipDestroy: "skip_destroy",
  title: (values) => values.content,
  importId: "the signature's id (sms-sign-…)",
  listing: unlisted,
  // Its description is left out: the official provider neither reads it nor sends a change of it. So is its copy of the proof file.
  movesFrom: [
    {
      type: "baiducloud_sms_signature",
      provider: officialProvider,
      takes: ["content", "content_type", "country_type", "user_id", "status", "review"],
    },
  ],
  rules: signatureRules,
  files: [
    {
      path: "signature_file",
      digest: "signature_file_digest",
      format: "signature_file_format",
      formats: { JPG: Buffer.from([0xff, 0xd8, 0xff]), JPEG: Buffer.from([0xff, 0xd8, 0xff]), PNG: Buffer.from("89504e470d0a1a0a", "hex") },
      rules: [atMost(proofRule, 2 * 1024 * 1024), listedFormat(proofRule, "error"), statedFormat(proofRule)],
    },
  ],
  review: {
    ...protectedReview,
    stateOf: reviewStateOf,
    changeNotice: (status) =>
      reviewStateOf(status) === "usable"
        ? "The change is reviewed again under the same id. By the platform's document the approved name stays in use meanwhile."
        : undefined,
  },

  lapse,

  async read({ client, signal }, id) {
    return seenIn(await client.getSignature(id, { signal }));
  },
  creation: {
    by: "token",
    lifetimeMs: tokenLifetimeMs,
    async create({ client, signal, token, files, account, store }, wanted) {
      const description = words(wanted.description);
      const request = { ...common(wanted), ...(description !== null && { description }), ...proofFile(files.signature_file) };
      const { signatureId, status } = await client.createSignature(request, { clientToken: token, signal });
      const user_id = await ownerOf({ store, account }, () => client.getSignature(signatureId, { signal }));
      return { seen: { id: signatureId, status: status ?? "SUBMITTED", user_id } };
    },
  },
  async update({ client, signal, files }, id, wanted) {
    // What a change leaves out may be kept or cleared (Baidu G-21): everything is sent.
    const request = { ...common(wanted), description: wanted.description ?? "", ...proofFile(files.signature_file) };
    await client.modifySignature(id, request, { signal });
    return seenIn(await client.getSignature(id, { signal }));
  },
  async delete({ client, signal }, id) {
    await client.deleteSignature(id, { signal });
  },
});

interface Common {
  readonly content: string;
  readonly content_type: ContentType;
  readonly country_type: CountryType;
}

function common({ content, content_type: contentType, country_type: countryType }: Common) {
  return { content, contentType, countryType };
}

function proofFile(file: { readonly bytes: Buffer; readonly format: string | null } | undefined) {
  if (!file) return {};
  const format = fileFormats.find((known): known is FileFormat => known === file.format?.toUpperCase());
  return { signatureFileBase64: file.bytes.toString("base64"), ...(format && { signatureFileFormat: format }) };
}
