/** Conventions of a team as code: `Aspects.of(stack).add(requireDeletionProtection())`. The engines do not call those of an app. */
export { type ApprovalOptions, requireApproval } from "./approval";
export type { ConventionOptions } from "./convention";
export { type DeletionProtectionOptions, requireDeletionProtection } from "./deletion-protection";
export { type NameRule, type NameRules, requireNames } from "./names";
export { type ForbidPlatformOptions, forbidPlatform } from "./platforms";
export { requireSignature } from "./signatures";
