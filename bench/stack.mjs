/** The stacks that are measured: templates of everyday length, written as a construct program synthesizes them. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A template as the client wants it. */
export function templateOf(number) {
  return {
    name: `bench_${number}`,
    content: `尊敬的\${name}，您在${number}号门店的订单已发货，快递单号\${code}，请留意查收。`,
    smsType: "CommonNotice",
    countryType: "DOMESTIC",
    description: "订单发货后发送给下单的会员。",
  };
}

/**
 * Writes a stack of templates into a fresh folder.
 * @param shape `blocks`: a block each, as constructs synthesize them; `count`: one block, repeated
 */
export function writeStack(folder, objects, shape = "blocks") {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stack = {
    terraform: { required_providers: { sms: { source: "smsform/sms" } } },
    provider: { sms: [{}] },
    resource: { sms_baidu_template: shape === "count" ? { bench: repeated(objects) } : blocks(objects) },
  };
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack, null, 2));
}

function blocks(objects) {
  return Object.fromEntries(Array.from({ length: objects }, (_, number) => [`bench_${number}`, attributesOf(templateOf(number))]));
}

function repeated(objects) {
  const attributes = attributesOf(templateOf(0));
  const numbered = (text) => text.replace("0", "${count.index}");
  return { count: objects, ...attributes, name: numbered(attributes.name), content: numbered(attributes.content) };
}

/** Variables of the platform are escaped, so that they are no references. */
function attributesOf({ name, content, smsType, countryType, description }) {
  return { name, content: content.replaceAll("${", "$$${"), sms_type: smsType, country_type: countryType, description };
}
