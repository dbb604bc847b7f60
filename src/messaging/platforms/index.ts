/** Every platform that messages go through. Adding one is adding its folder and a line here. */
import { baidu } from "./baidu";
import { huawei } from "./huawei";
import { infocloud } from "./infocloud";
import type { ConnectedPlatform, Platform } from "./platform";
import { tencent } from "./tencent";

export const platforms = [baidu, tencent, huawei, infocloud] as const;

type Listed = (typeof platforms)[number];
export type PlatformName = Listed["name"];

type SettingsOf<P> = P extends Platform<string, infer Settings> ? Settings : never;
/** For each platform that a program uses, its client and what only sending and receipts need. */
export type PlatformSettings = { readonly [P in Listed as P["name"]]?: SettingsOf<P> | undefined };

export function connectedPlatforms(settings: PlatformSettings): readonly ConnectedPlatform[] {
  return platforms.flatMap((platform) => platform.connect(settings) ?? []);
}
