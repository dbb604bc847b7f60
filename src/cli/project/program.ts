/** A first program: one verification code on each of the platforms. */
import type { Choice } from "./choice";
import { parts } from "./programs/parts";

const brand = "云上书店";

export function mainTf({ platforms }: Choice): string {
  return `terraform {
  required_providers {
    sms = {
      source  = "smsform/sms"
      version = "~> 0.1"
    }
  }
}

# Keys come from the environment; smsform plan says which are missing.
provider "sms" {}

locals {
  # The sender, as recipients see it.
  brand = "${brand}"
  # What sends give for the text's variables, whatever a platform calls them.
  variables = jsonencode([{ name = "otp", type = "code", max = 6, example = "482913" }])
}

${platforms.map((name) => parts[name].hcl).join("\n")}`;
}

export function mainTs(engine: "cdktf" | "cdktn", name: string, { platforms }: Choice): string {
  return `import { App, TerraformStack } from "${engine}";
import { ${importsOf(platforms).join(", ")} } from "smsform/${engine}";

const app = new App();
const stack = new TerraformStack(app, "${name}");
// Keys come from the environment; smsform plan says which are missing.
new SmsProvider(stack, "sms");

/** The sender, as recipients see it. */
const brand = "${brand}";
/** What sends give for the text's variables, whatever a platform calls them. */
const variables = JSON.stringify([{ name: "otp", type: "code", max: 6, example: "482913" }]);

${platforms.map((name) => parts[name].program).join("\n")}
app.synth();
`;
}

function importsOf(platforms: Choice["platforms"]): string[] {
  const names = new Set(["SmsProvider", ...platforms.flatMap((name) => parts[name].imports)]);
  return [...names].sort((a, b) => a.localeCompare(b));
}
