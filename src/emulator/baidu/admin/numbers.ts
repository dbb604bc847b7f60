/** Numbers: how messages to them end. */
import type { ObjectKind, ObjectView } from "../../platform";
import { parseOrExplain } from "../../validation";
import { type Fates, fateSchema, usualFate } from "../numbers";
import { readPhoneNumber } from "../phone-numbers";
import { baiduView, noReview, requireNoReview } from "./object-kind";

/** The id is the number; every number exists. Listed are those with a fate of their own. */
export function adminNumbers(fates: Fates): ObjectKind {
  const keyOf = (mobile: string): string => {
    const phone = readPhoneNumber(mobile);
    if (typeof phone === "string") throw new Error(`"${mobile}" is no number. Expected 11 digits, or E.164 with its plus sign.`);
    return phone.number;
  };
  const view = (number: string): ObjectView => {
    const fate = fates.get(number) ?? usualFate;
    return baiduView("numbers", number, "", fate.complaint ?? fate.receiptCode ?? "no receipt", fate);
  };
  return {
    list: () => [...fates.keys()].map(view),
    get: (mobile) => view(keyOf(mobile)),
    act: noReview("numbers"),
    edit: (mobile, changes, resubmit) => {
      requireNoReview("numbers", resubmit);
      const number = keyOf(mobile);
      fates.set(number, parseOrExplain(fateSchema, { ...(fates.get(number) ?? usualFate), ...Object(changes) }, `Edit of ${number}`));
      return view(number);
    },
    remove: (mobile) => void fates.delete(keyOf(mobile)),
  };
}
