/**
 * One object at a time: validate, read, plan, apply, import. Decides what is done; knows no cloud and no frontend.
 */
export * from "./account/account";
export { accountSettings } from "./account/key-memory";
export * from "./apply/apply";
export * from "./apply/restores";
export * from "./data";
export type * from "./environment";
export * from "./identity";
export * from "./last-use";
export * from "./list";
export * from "./move";
export { capitalized, nameOf } from "./naming";
export { type Claimant, ClaimIndex, plannedSoFar, recordedSoFar } from "./plan/claims";
export { begunEarlier } from "./plan/earlier-create";
export * from "./plan/plan";
export { protectedBy } from "./plan/protection";
export type { Deposed, RemovalWishes } from "./plan/removal";
export * from "./provider";
export * from "./read";
export * from "./rules/lint";
export { type RuleSettingsByCloud, ruleSettings, rulesOf } from "./rules/rule-settings";
export { checkAccount, checkQuestion } from "./rules/rules";
export * from "./state";
export * from "./validate";
