/** Texts of platforms as words and places for values, so that one text on several platforms can be seen to be one. */
import type { AdoptedObject, Given } from "../model";

/** What templates say, in the words of the constructs. */
export interface PlatformTemplate {
  readonly object: AdoptedObject;
  readonly platform: PortablePlatform;
  /** Words; null is a place for a value. */
  readonly parts: readonly (string | null)[];
  /** What the platform calls the places, where it has names. */
  readonly names: readonly string[] | undefined;
  readonly audience: string;
  /** Null where the platform does not tell it. */
  readonly kind: Kind | null;
  /** Of Baidu's class. */
  readonly trade: string | undefined;
  /** Null where the platform does not tell it. */
  readonly description: string | null;
}

export type Kind = "verification" | "notice" | "marketing";
export type PortablePlatform = "baidu" | "tencent" | "huawei";

interface Reading {
  readonly text: string;
  readonly place: RegExp;
  readonly isNumbered: boolean;
  readonly read: (object: AdoptedObject) => Pick<PlatformTemplate, "audience" | "kind" | "trade" | "description">;
}

const readings: Readonly<Record<string, Reading & { readonly platform: PortablePlatform }>> = {
  sms_baidu_template: {
    platform: "baidu",
    text: "content",
    place: /\$\{([^{}]*)\}/,
    isNumbered: false,
    read(object) {
      const [, trade = "", kind = ""] = /^([A-Z][a-z]+)(Vcode|Notice|Sale)$/.exec(textOf(object, "sms_type")) ?? [];
      const countries: Readonly<Record<string, string>> = { INTERNATIONAL: "international", GLOBAL: "global" };
      return {
        audience: countries[textOf(object, "country_type")] ?? "domestic",
        kind: baiduKinds[kind] ?? null,
        trade: baiduTrades[trade],
        description: textOf(object, "description"),
      };
    },
  },
  sms_tencent_template: {
    platform: "tencent",
    text: "template_content",
    place: /\{(\d+)\}/,
    isNumbered: true,
    read: (object) => ({
      audience: valueIn(object, "international") === 1 ? "international" : "domestic",
      kind: null,
      trade: undefined,
      description: null,
    }),
  },
  sms_huawei_template: {
    platform: "huawei",
    text: "template_content",
    place: /\$\{(\d+)\}/,
    isNumbered: true,
    read: (object) => ({
      audience: textOf(object, "region") === "intl" ? "international" : "domestic",
      kind: huaweiKinds[textOf(object, "template_type")] ?? null,
      trade: undefined,
      description: textOf(object, "template_desc"),
    }),
  },
};

const baiduKinds: Readonly<Record<string, Kind>> = { Vcode: "verification", Notice: "notice", Sale: "marketing" };
/** By the first part of a class. */
const baiduTrades: Readonly<Record<string, string>> = {
  Common: "common",
  Express: "express",
  Finance: "finance",
  Itfin: "internetFinance",
  Creditcard: "creditCard",
  Game: "game",
  Education: "education",
  Ec: "ecommerce",
};
const huaweiKinds: Readonly<Record<string, Kind>> = {
  VERIFY_CODE_TYPE: "verification",
  NOTIFY_TYPE: "notice",
  PROMOTION_TYPE: "marketing",
};

/** Undefined for what is no template, or one whose text no construct writes. */
export function readTemplate(object: AdoptedObject): PlatformTemplate | undefined {
  const reading = readings[object.type];
  if (!reading) return undefined;
  const pieces = textOf(object, reading.text).split(reading.place);
  const names = pieces.filter((_, i) => i % 2 === 1);
  if (reading.isNumbered && names.some((name, i) => name !== String(i + 1))) return undefined;
  return {
    object,
    platform: reading.platform,
    parts: pieces.map((piece, i) => (i % 2 === 0 ? piece : null)),
    names: reading.isNumbered ? undefined : names,
    ...reading.read(object),
  };
}

export function givenIn({ given }: AdoptedObject, name: string): Given | undefined {
  return given.find((each) => each.name === name);
}

export function valueIn(object: AdoptedObject, name: string): Given["value"] {
  return givenIn(object, name)?.value ?? null;
}

export function textOf(object: AdoptedObject, name: string): string {
  const value = valueIn(object, name);
  return typeof value === "string" ? value : "";
}
