import { Fn, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsTencentSignatures } from "smsform/cdktf";

export function shopSignatures(scope: Construct) {
  const shop = new DataSmsTencentSignatures(scope, "shop", { signIdSet: ["1110", "1111"], international: 0 });

  new TerraformOutput(scope, "names", { value: Fn.lookupNested(shop.signatures, ["*", "sign_name"]) });
}
