/** The platforms: a new one is a file, and a line in each list here. */
import type { Maker, PlatformNames } from "../maker";
import * as baidu from "./baidu";
import * as huawei from "./huawei";
import * as infocloud from "./infocloud";
import type { SignatureDraft, TemplateDraft } from "./platform";
import * as tencent from "./tencent";

/** On which platforms a signature is, and what only they have of it. */
export interface SignaturePlatforms {
  readonly baidu?: baidu.BaiduSignatureOptions;
  readonly tencent?: tencent.TencentSignatureOptions;
  readonly huawei?: huawei.HuaweiSignatureOptions;
}

/** On which platforms a template is, and what only they have of it. */
export interface TemplatePlatforms<Names extends string = string> {
  readonly baidu?: baidu.BaiduTemplateOptions<Names>;
  readonly tencent?: tencent.TencentTemplateOptions<Names>;
  readonly huawei?: huawei.HuaweiTemplateOptions<Names>;
  readonly infocloud?: infocloud.InfocloudTemplateOptions<Names>;
}

export type SignaturePlatform = keyof SignaturePlatforms;
export type Platform = keyof TemplatePlatforms;

/** What level 1 has of a construct, by the platform. */
export interface SignatureResources {
  readonly baidu: baidu.Signature;
  readonly tencent: tencent.Signature;
  readonly huawei: huawei.Signature;
}
export interface TemplateResources {
  readonly baidu: baidu.Template;
  readonly tencent: tencent.Template;
  readonly huawei: huawei.Template;
  readonly infocloud: infocloud.Template;
}

type SignatureMakers = {
  readonly [Name in SignaturePlatform]: { readonly names: PlatformNames } & {
    makeSignature(maker: Maker, draft: SignatureDraft, options: NonNullable<SignaturePlatforms[Name]>): SignatureResources[Name];
  };
};
type TemplateMakers = {
  readonly [Name in Platform]: { readonly names: PlatformNames } & {
    makeTemplate(maker: Maker, draft: TemplateDraft, options: NonNullable<TemplatePlatforms[Name]>): TemplateResources[Name];
  };
};

export const signatureMakers: SignatureMakers = { baidu, tencent, huawei };
export const templateMakers: TemplateMakers = { baidu, tencent, huawei, infocloud };

export const signaturePlatforms = keysOf(signatureMakers);
export const templatePlatforms = keysOf(templateMakers);

/** Where there are none, a signature is a part of the template. */
export function isSignaturePlatform(platform: Platform): platform is SignaturePlatform {
  return Object.hasOwn(signatureMakers, platform);
}

/** What a program without types may have written. */
export function platformProblems(on: object, known: readonly string[]): readonly string[] {
  const there = Object.keys(on);
  const strange = there.filter((name) => !known.includes(name));
  const allowed = known.join(", ");
  if (there.length === 0) return [`it is on no platform. Name at least one in "on": ${allowed}.`];
  return strange.map((name) => `it is on "${name}", which is none of the platforms. Take one of ${allowed}.`);
}

function keysOf<Makers extends object>(makers: Makers): readonly (keyof Makers)[] {
  return Object.keys(makers) as (keyof Makers)[];
}
