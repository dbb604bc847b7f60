/** What infocloud's document demands of a send, as far as a plan can see it (Infocloud's specification 11), each by its number there. */
import type { Rule } from "../../../schema";
import { lengthOf } from "../client/template-text";
import { templateCodeRule } from "../template/code-rule";
import type { verificationSendAttributes } from "./attributes";

const phonePattern = /^1\d{10}$/;
const longestBid = 64;

export const verificationSendRules: readonly Rule<typeof verificationSendAttributes>[] = [
  {
    id: "V12",
    demands: "`phone` is a mainland mobile number of 11 digits.",
    looksAt: ["phone"],
    level: "error",
    source: "Infocloud L509-513",
    check({ phone }) {
      if (typeof phone !== "string" || phonePattern.test(phone)) return undefined;
      const bare = phone.replace(/[^\d]/g, "").replace(/^(?:00)?86(?=1\d{10}$)/, "");
      return {
        problem: `phone is "${phone}"`,
        fix: phonePattern.test(bare)
          ? `Write phone = "${bare}".`
          : "Write the 11 digits alone, as in 13800138000: other countries are not reached.",
      };
    },
  },
  templateCodeRule,
  {
    id: "V23",
    demands: `\`bid\` has at most ${longestBid} characters.`,
    looksAt: ["bid"],
    level: "error",
    source: "Infocloud L333-335",
    check({ bid }) {
      const length = typeof bid === "string" ? lengthOf(bid) : 0;
      return length <= longestBid
        ? undefined
        : { problem: `bid has ${length} characters`, fix: "Shorten it, or leave it out: one is made." };
    },
  },
];
