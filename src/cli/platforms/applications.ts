import type { ApplicationFlags } from "../options/flags";
import type { Terminal } from "../terminal";

/** Tencent's applications, as the command line or else the environment names them. */
export function applicationsOf({ smsSdkAppId }: ApplicationFlags, { environment }: Pick<Terminal, "environment">): readonly string[] {
  const { TENCENTCLOUD_SMS_SDK_APP_ID: given = "" } = environment;
  return smsSdkAppId.length > 0 || given === "" ? smsSdkAppId : [given];
}
