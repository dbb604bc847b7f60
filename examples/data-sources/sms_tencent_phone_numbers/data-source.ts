import { Fn, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsTencentPhoneNumbers } from "smsform/cdktf";

export function supportNumbers(scope: Construct) {
  const support = new DataSmsTencentPhoneNumbers(scope, "support", { phoneNumberSet: ["+8618501234444"] });

  new TerraformOutput(scope, "countries", { value: Fn.lookupNested(support.phoneNumbers, ["*", "iso_code"]) });
}
