/** A first program: one verification code on each of the platforms. */
import type { Choice, PlatformName } from "./choice";
import { brand } from "./programs/brand";
import { parts } from "./programs/parts";

const keys = "Keys come from the environment; smsform plan says which are missing.";

export function mainTf({ platforms }: Pick<Choice, "platforms">): string {
  return `terraform {
  required_providers {
    sms = {
      source  = "smsform/sms"
      version = "~> 0.1"
    }
  }
}

# ${keys}
provider "sms" {}

locals {
  # The sender, as recipients see it.
  brand = "${brand}"
  # What sends give for the text's variables, whatever a platform calls them.
  variables = jsonencode([{ name = "otp", type = "code", max = 6, example = "482913" }])
}

${platforms.map((name) => parts[name].hcl).join("\n")}`;
}

export function mainTs(engine: "cdktf" | "cdktn", name: string, { platforms }: Pick<Choice, "platforms">): string {
  const signed = platforms.filter((each) => parts[each].signature !== undefined);
  const application = platforms.includes("huawei") ? ["App as Application"] : [];
  const imports = [...application, "Catalogue", "code", ...(signed.length > 0 ? ["Signature"] : []), "SmsProvider", "sms", "Template"];
  return `import { App, TerraformStack } from "${engine}";
import { ${imports.join(", ")} } from "smsform/${engine}";

const app = new App();
const stack = new TerraformStack(app, "${name}");
// ${keys}
new SmsProvider(stack, "sms");
${signed.length > 0 ? `\n${signatureOn(signed)}` : ""}${application.length > 0 ? `const application = new Application(stack, "application", { name: "${brand}" });\n` : ""}
/** One text for all platforms: each gets it in its own notation. */
const otp = new Template(stack, "otp", {${signed.length > 0 ? "\n  signature: brand," : ""}
  kind: "verification",
  text: sms\`您的验证码是\${code("otp", { digits: 6 })}，5分钟内有效，请勿告知他人。\`,
  on: { ${platforms.map((each) => `${each}: ${parts[each].template}`).join(", ")} },
});

/** What programs send: smsform catalogue write makes the file that they read. */
new Catalogue(stack, "catalogue", { messages: { otp } });

app.synth();
`;
}

/** Baidu's can be applied for with no more than a name; the others want proofs, and what only a console gives. */
function signatureOn(signed: readonly PlatformName[]): string {
  if (signed.every((each) => each === "baidu")) {
    return `/** The sender, as recipients see it. */
const brand = new Signature(stack, "brand", { text: "${brand}", owner: { kind: "company" }, on: { baidu: {} } });
`;
  }
  const ids = signed.map((each) => `${each}: "${parts[each].signature}"`).join(", ");
  return `/**
 * The sender, as recipients see it: put in the ids of your approved signatures, as the consoles show them.
 * \`new Signature\` applies for one instead; that takes a proof of whose name it is.
 */
const brand = Signature.fromAttributes(stack, "brand", { text: "${brand}", on: { ${ids} } });
`;
}
