/** What programs import beside level 1. */
export { App, type AppProps } from "./app";
export { type AccountBlacklistProps, Blacklist, type BlacklistProps, type SignatureBlacklistProps } from "./blacklist";
export { Catalogue, type CatalogueMessages, type CatalogueProps, type MessagesIn } from "./catalogue";
export type { Audience, Kind } from "./kinds";
export type { AppName, Company, Institution, Owner, Trademark } from "./owner";
export type { Platform, SignaturePlatform, SignaturePlatforms, TemplatePlatforms } from "./platforms";
export type { BaiduSignatureOptions, BaiduTemplateOptions, Trade } from "./platforms/baidu";
export type { HuaweiSignatureOptions, HuaweiTemplateOptions } from "./platforms/huawei";
export type { InfocloudTemplateOptions } from "./platforms/infocloud";
export type { IApp, SignatureThere } from "./platforms/platform";
export type { TencentSignatureOptions, TencentTemplateOptions } from "./platforms/tencent";
export { Quota, type QuotaProps } from "./quota";
export { type ISignature, Signature, type SignatureAttributes, type SignatureProps } from "./signature";
export { sms, type Text } from "./sms";
export { type Duration, Template, type TemplateProps } from "./template";
export {
  amount,
  type CodeOptions,
  code,
  date,
  number,
  phone,
  type TextOptions,
  type ValueOptions,
  type Variable,
  type VariableKind,
} from "./variables";
