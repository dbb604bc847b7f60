/** Every platform that messages go through. Adding one is adding its folder and a line here. */
import type { PushReader, Unverified } from "../receipts/pushes";
import { baidu } from "./baidu";
import { huawei } from "./huawei";
import { infocloud } from "./infocloud";
import type { ConnectedPlatform, Platform } from "./platform";
import { tencent } from "./tencent";

export const platforms = [baidu, tencent, huawei, infocloud] as const;

type Listed = (typeof platforms)[number];
export type PlatformName = Listed["name"];

type SettingsOf<P> = P extends Platform<infer _Name, infer Settings, infer _Source> ? Settings : never;
/** For each platform that a program uses, its client and what only sending and receipts need. */
export type PlatformSettings = { readonly [P in Listed as P["name"]]?: SettingsOf<P> | undefined };

/** Of the platform of a cloud; undefined where nothing is sent through it. */
export function operationsOf({ name }: { readonly name: string }) {
  return platforms.find((platform) => platform.name === name)?.operations().operations;
}

export function connectedPlatforms(settings: PlatformSettings): readonly ConnectedPlatform[] {
  return platforms.flatMap((platform) => platform.connect(settings) ?? []);
}

type SourceOf<P> = P extends Platform<infer _Name, infer _Settings, infer Source> ? Source : never;
/** For each platform that pushes to a program, how that is made sure. */
export type PushSources = { readonly [P in Listed as P["name"]]?: SourceOf<P> | Unverified | undefined };

export function pushReaders(sources: PushSources): readonly PushReader[] {
  return platforms.flatMap((platform) => platform.reader(sources) ?? []);
}
