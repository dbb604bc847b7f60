// Infocloud: specification 4.4 and 4.5.
/** What the queries for statistics and allowance answer. */
import { integer, lenient, list, object, open, word } from "../../../shared/client/decoding";
import type { AllowanceName } from "../enumerations";
import { answer } from "./envelope";

const statisticsFields = {
  /** `yyyy-MM-dd`. */
  sendDate: word,
  /** Handed over for sending. */
  totalCount: integer,
  /** Receipts that tell of delivery. */
  successCount: integer,
  /** Receipts that tell of failure. */
  failCount: integer,
  /** Without a receipt. */
  noReceiptCount: integer,
};
export const statisticsRow = object(statisticsFields);

// Infocloud: L1178-1180; B7.
/** Rows on all pages: whether they are counted beside the rows or in each of them is not said. */
const totalSize = lenient(integer);
export const statisticsAnswer = answer({ data: list(object({ ...statisticsFields, totalSize }), "empty"), totalSize });

export const allowance = object({
  itemName: open<AllowanceName>(word),
  /** Texts that are left. */
  residueValue: integer,
});
export const allowanceAnswer = answer({ data: list(allowance, "empty") });
