import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { BaiduQuota } from "./level1/baidu-quota";
import { createMaker } from "./maker";
import { names, quotaLevel1 } from "./platforms/baidu";

export interface QuotaProps {
  /** Messages in a calendar day. A change is an application, which people review. */
  readonly perDay: number;
  /** Messages in a calendar month. A change is an application, which people review. */
  readonly perMonth: number;
  /** Messages of one signature to one number in a minute. @default 3, the ceiling of accounts without a ticket */
  readonly perNumberAndMinute?: number;
  /** Messages of one signature to one number in an hour. @default 10 */
  readonly perNumberAndHour?: number;
  /** Messages of one signature to one number in a day. @default 50 */
  readonly perNumberAndDay?: number;
  /** @default - the stack's own */
  readonly provider?: TerraformProvider;
}

/** How much an account may send. Baidu alone lets it be declared; an account has one. */
export class Quota extends Construct {
  private readonly made: BaiduQuota;

  constructor(scope: Construct, id: string, props: QuotaProps) {
    super(scope, id);
    const { perDay, perMonth, perNumberAndMinute = 3, perNumberAndHour = 10, perNumberAndDay = 50, provider } = props;
    const { make, claim } = createMaker(this, provider).on(names);
    this.made = make(quotaLevel1, "baidu", {
      quotaPerDay: perDay,
      quotaPerMonth: perMonth,
      rateLimitPerMobilePerSignByMinute: perNumberAndMinute,
      rateLimitPerMobilePerSignByHour: perNumberAndHour,
      rateLimitPerMobilePerSignByDay: perNumberAndDay,
    });
    claim(() => "the account's quota");
  }

  /** The way to level 1. */
  resourceOn(_platform: "baidu"): BaiduQuota {
    return this.made;
  }
}
