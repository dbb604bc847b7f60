import { Fn, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsTencentTemplates } from "smsform/cdktf";

export function domesticTemplates(scope: Construct) {
  // All domestic templates of the account. A sub-account's key may not list: give it templateIdSet.
  const domestic = new DataSmsTencentTemplates(scope, "domestic", { international: 0 });

  new TerraformOutput(scope, "ids", { value: Fn.lookupNested(domestic.templates, ["*", "template_id"]) });
}
