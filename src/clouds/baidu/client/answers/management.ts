// Baidu: specification 6.1 to 6.3, 6.7 to 6.16.
/** What the calls for signatures, templates, blacklist and quota answer. Numbers are numbers here, although the wire has texts. */
import { pathPieceProblem } from "../../../../http/endpoint";
import { filled, flag, id, lenient, list, number, object, open, text, word } from "../../../shared/client/decoding";
import type {
  BlacklistCountryType,
  BlacklistType,
  ContentType,
  CountryType,
  QuotaApplicationStatus,
  ReviewStatus,
  SmsType,
} from "../enumerations";

/** Later calls have it in their path. */
const objectId = id("an id as the platform issued it, without slashes or control characters", (id) => !pathPieceProblem(id));
const status = open<ReviewStatus>(filled);
const appliedFor = lenient(open<ReviewStatus>(text));

const reviewed = {
  status,
  /** The reviewer's words; may be empty. */
  review: lenient(text),
  /** The account that owns it. */
  userId: lenient(text),
  /** Seen in the vendor's SDKs only. */
  createDate: lenient(text),
  /** Seen in the vendor's SDKs only. */
  updateDate: lenient(text),
};

export const createdSignature = object({ signatureId: objectId, status: appliedFor });
export const signature = object({
  signatureId: objectId,
  content: filled,
  contentType: open<ContentType>(filled),
  countryType: open<CountryType>(filled),
  /** In the printed example only, not in the table. */
  description: lenient(text),
  ...reviewed,
});

export const createdTemplate = object({ templateId: objectId, status: appliedFor });
export const template = object({
  templateId: objectId,
  name: filled,
  content: filled,
  smsType: open<SmsType>(filled),
  countryType: open<CountryType>(filled),
  description: lenient(text),
  ...reviewed,
});

export const blacklistEntry = object({
  phone: word,
  type: open<BlacklistType>(word),
  /** Absent where the platform leaves it out or empty, as it may for `MerchantBlack`. */
  smsType: lenient(open<SmsType>(word)),
  signatureIdStr: lenient(word),
  /** Seen in the vendor's SDKs only. */
  countryType: lenient(open<BlacklistCountryType>(word)),
  // Baidu: G-16.
  /** `yyyy-MM-dd HH:mm:ss` in the platform's time zone, which the document does not name. */
  updateDate: lenient(word),
});
export const blacklistPage = object({
  blacklists: list(blacklistEntry, "empty"),
  /** Entries on all pages. */
  totalCount: number,
  pageNo: lenient(number),
  pageSize: lenient(number),
});

// Baidu: specification 6.15.
export const quota = object(
  {
    /** Messages in a calendar day, in force. */
    quotaPerDay: number,
    /** Messages in a calendar month, in force. */
    quotaPerMonth: number,
    /** Messages of one signature to one number. */
    rateLimitPerMobilePerSignByMinute: number,
    rateLimitPerMobilePerSignByHour: number,
    rateLimitPerMobilePerSignByDay: number,
    quotaRemainToday: lenient(number),
    quotaRemainThisMonth: lenient(number),
    /** Of the latest application, as the three below. What they are when there was none is not documented. */
    applyQuotaPerDay: lenient(number),
    applyQuotaPerMonth: lenient(number),
    applyCheckStatus: lenient(open<QuotaApplicationStatus>(word)),
    /** Why the application was refused. */
    checkReply: lenient(word),
    /** True when the account is exempt from the rate limits. */
    rateLimitWhiteList: lenient(flag),
  },
  // The document writes the name with a capital L, the vendor's own programs without (Baidu G-24).
  { rateLimitWhiteList: "rateLimitWhitelist" },
);
