import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Kind } from "./kinds";
import type { BaiduBlacklist } from "./level1/baidu-blacklist";
import { createMaker } from "./maker";
import { blacklistLevel1, classOf, names, type Trade } from "./platforms/baidu";
import type { ISignature } from "./signature";

interface BlacklistCommon {
  /** Mainland numbers of 11 digits, without `+86`. */
  readonly numbers: readonly string[];
  /**
   * Whether the list has these numbers and no others: numbers that somebody adds elsewhere are then taken off. A list that has numbers
   * already is imported.
   *
   * @default false
   */
  readonly exclusive?: boolean;
  /** The trade whose class the messages have. @default "common" */
  readonly trade?: Trade;
  /** @default - the stack's own */
  readonly provider?: TerraformProvider;
}

/** Numbers that get no message of the account. */
export interface AccountBlacklistProps extends BlacklistCommon {
  /** Messages of this kind only. @default - all */
  readonly kind?: Kind;
  readonly signature?: undefined;
}

/** Numbers that get no message under one signature. */
export interface SignatureBlacklistProps extends BlacklistCommon {
  /** The signature that they get no messages under. */
  readonly signature: ISignature;
  /** The kind of its messages that they do not get. */
  readonly kind: Kind;
}

export type BlacklistProps = AccountBlacklistProps | SignatureBlacklistProps;

/** Numbers that get no messages. Baidu alone lets them be declared. */
export class Blacklist extends Construct {
  private readonly made: BaiduBlacklist;

  constructor(scope: Construct, id: string, props: BlacklistProps) {
    super(scope, id);
    const { numbers, exclusive, kind, signature, trade = "common", provider } = props;
    const { make, claim, refuse } = createMaker(this, provider).on(names);
    const there = signature && kind && signature.on("baidu", kind);
    if (signature && !there) refuse(`its signature "${signature.text}" is not there. Add baidu to the signature's "on".`);
    const smsType = kind && classOf(kind, trade);
    this.made = make(blacklistLevel1, "baidu", {
      type: signature ? "SignatureBlack" : "MerchantBlack",
      ...(smsType !== undefined && { smsType }),
      ...(there && { signatureId: there.id }),
      phones: [...numbers],
      ...(exclusive !== undefined && { exclusive }),
    });
    if (exclusive)
      claim(() => `the whole blacklist of ${smsType ?? "all messages"} ${signature ? `under "${signature.text}"` : "of the account"}`);
  }

  /** The way to level 1. */
  resourceOn(_platform: "baidu"): BaiduBlacklist {
    return this.made;
  }
}
