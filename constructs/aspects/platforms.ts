import type { IAspect } from "cdktf";
import type { Platform } from "../objects";
import { type ConventionOptions, convention } from "./convention";

export interface ForbidPlatformOptions extends ConventionOptions {
  /**
   * Why, for those who are told.
   * @default - nothing is said
   */
  readonly because?: string;
}

/** No object of a platform, whichever construct made it. */
export function forbidPlatform(platform: Platform, { because, ...options }: ForbidPlatformOptions = {}): IAspect {
  const reason = because === undefined ? "" : `: ${because}`;
  return convention(options, ({ type }) =>
    type.startsWith(`sms_${platform}_`)
      ? `${type} is an object of ${platform}, which is not allowed here${reason}. Take it out; where Template or Signature made it, take ${platform} out of their "on".`
      : undefined,
  );
}
