import { Fn, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsHuaweiCountries } from "smsform/cdktf";

export function singapore(scope: Construct) {
  const found = new DataSmsHuaweiCountries(scope, "singapore", { countryNameEn: "Singapore" });

  // For the send_country of templates abroad.
  new TerraformOutput(scope, "country_ids", { value: Fn.lookupNested(found.countries, ["*", "country_id"]) });
}
