/** What messages are for, in the words of this library. Each platform has its own for them. */

/** `verification` codes, `notice` of what somebody does with you anyway, `marketing`. */
export type Kind = "verification" | "notice" | "marketing";

/** Whose numbers: the mainland's, all others, or both. */
export type Audience = "domestic" | "international" | "global";

/** Of messages, in Chinese, for reviewers. */
export const kindInWords: Readonly<Record<Kind, string>> = { verification: "验证码短信", notice: "通知短信", marketing: "营销短信" };
