import { Fn, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsHuaweiTemplates } from "smsform/cdktf";

export function approvedTemplates(scope: Construct) {
  const approved = new DataSmsHuaweiTemplates(scope, "approved", { status: "Adopted" });

  new TerraformOutput(scope, "template_ids", { value: Fn.lookupNested(approved.templates, ["*", "template_id"]) });
}
