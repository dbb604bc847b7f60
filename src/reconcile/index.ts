/**
 * One object at a time: validate, read, plan, apply, import. Decides what is done; knows no cloud and no frontend.
 */
export * from "./account";
export * from "./apply";
export * from "./data";
export type * from "./environment";
export { accountSettings } from "./key-memory";
export * from "./lint";
export * from "./move";
export { capitalized, nameOf } from "./naming";
export * from "./plan";
export { protectedBy } from "./protection";
export * from "./provider";
export * from "./read";
export type { Deposed, RemovalWishes } from "./removal";
export * from "./restores";
export { type RuleSettingsByCloud, ruleSettings, rulesOf } from "./rule-settings";
export { checkAccount } from "./rules";
export * from "./state";
export * from "./validate";
