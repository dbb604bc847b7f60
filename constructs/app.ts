import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Audience } from "./kinds";
import type { HuaweiApp } from "./level1/huawei-app";
import { createMaker } from "./maker";
import { appLevel1, names } from "./platforms/huawei";
import type { IApp } from "./platforms/platform";

export interface AppProps {
  /** Its name, which no other application of the account has. */
  readonly name: string;
  /** Where its messages go. @default "domestic" */
  readonly audience?: Exclude<Audience, "global">;
  /** The URL to which replies of recipients are pushed. @default - none */
  readonly repliesTo?: string;
  /** Id of the enterprise project that groups it. @default - the account's default project */
  readonly enterpriseProjectId?: string;
  /** @default - the stack's own */
  readonly provider?: TerraformProvider;
}

/** An application of Huawei, to which signatures and templates belong. */
export class App extends Construct implements IApp {
  /** Refers to an application that is made elsewhere. @param appId its primary key */
  static fromAppId(scope: Construct, id: string, appId: string): IApp {
    return Object.assign(new Construct(scope, id), { appId });
  }

  readonly appId: string;
  private readonly made: HuaweiApp;

  constructor(scope: Construct, id: string, { name, audience = "domestic", repliesTo, enterpriseProjectId, provider }: AppProps) {
    super(scope, id);
    const { make } = createMaker(this, provider).on(names);
    this.made = make(appLevel1, "huawei", {
      appName: name,
      region: audience === "domestic" ? "cn" : "intl",
      ...(repliesTo !== undefined && { upLinkAddr: repliesTo }),
      ...(enterpriseProjectId !== undefined && { enterpriseProjectId }),
    });
    this.appId = this.made.id;
  }

  /** The way to level 1. */
  resourceOn(_platform: "huawei"): HuaweiApp {
    return this.made;
  }
}
