/** What conventions and tests know of the provider's objects, by their types. */

export type Platform = "baidu" | "tencent" | "huawei" | "infocloud";

export type ObjectKind = "app" | "signature" | "template" | "message" | "approval";

export interface ObjectFacts {
  readonly platform: Platform;
  readonly kind: ObjectKind;
  /** The attribute that holds what it is called in the console, or by programs. */
  readonly name?: string;
  /** The attribute that recipients read. */
  readonly text?: string;
  /** The attribute that names its template. */
  readonly template?: string;
  /** Attributes that name its signature: by a reference or an id. */
  readonly signature?: string;
  /** The attribute that gives the signature's text in its place. */
  readonly signatureText?: string;
  /** Whether it is protected from deletion where nothing is said. */
  readonly protectedByDefault?: boolean;
  /** How a template says that it is for numbers abroad. */
  readonly abroad?: { readonly attribute: string; readonly value: unknown };
}

const objects: Readonly<Record<string, ObjectFacts>> = {
  sms_baidu_signature: { platform: "baidu", kind: "signature", text: "content", protectedByDefault: true },
  sms_baidu_template: {
    platform: "baidu",
    kind: "template",
    name: "name",
    text: "content",
    protectedByDefault: false,
    abroad: { attribute: "country_type", value: "INTERNATIONAL" },
  },
  sms_baidu_message: { platform: "baidu", kind: "message", name: "key", template: "template_id", signature: "signature_id" },
  sms_baidu_approval: { platform: "baidu", kind: "approval", template: "template_id", signature: "signature_id" },
  sms_tencent_signature: { platform: "tencent", kind: "signature", text: "sign_name", protectedByDefault: true },
  sms_tencent_template: {
    platform: "tencent",
    kind: "template",
    name: "template_name",
    text: "template_content",
    protectedByDefault: false,
    abroad: { attribute: "international", value: 1 },
  },
  sms_tencent_message: {
    platform: "tencent",
    kind: "message",
    name: "key",
    template: "template_id",
    signature: "signature_id",
    signatureText: "sign_name",
  },
  sms_tencent_approval: { platform: "tencent", kind: "approval", template: "template_id", signature: "signature_id" },
  sms_huawei_app: { platform: "huawei", kind: "app", name: "app_name" },
  sms_huawei_signature: { platform: "huawei", kind: "signature", text: "signature_name", protectedByDefault: true },
  sms_huawei_template: {
    platform: "huawei",
    kind: "template",
    name: "template_name",
    text: "template_content",
    signature: "sign_id",
    protectedByDefault: false,
    abroad: { attribute: "region", value: "intl" },
  },
  sms_huawei_message: { platform: "huawei", kind: "message", name: "key", template: "template", signature: "signature" },
  sms_huawei_approval: { platform: "huawei", kind: "approval", template: "template", signature: "signature" },
  sms_infocloud_message: { platform: "infocloud", kind: "message", name: "key", text: "content", signatureText: "signature" },
};

export function factsOf(type: string): ObjectFacts | undefined {
  return Object.hasOwn(objects, type) ? objects[type] : undefined;
}

/** Every type that is known here. */
export const knownTypes: readonly string[] = Object.keys(objects);
