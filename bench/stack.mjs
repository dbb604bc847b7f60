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
 * @param shape `blocks`: a block each, as constructs synthesize them; `count`: one block, repeated; `references`: a block each, with
 *   references to a variable, a local value and another object
 * @param keep leaves the folder with its state, for a second run; `changed` of its templates have another text
 */
export function writeStack(folder, objects, shape = "blocks", { keep = false, changed = 0 } = {}) {
  if (!keep) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stack = {
    terraform: { required_providers: { sms: { source: "smsform/sms" } } },
    provider: { sms: [{}] },
    ...(shape === "references"
      ? referring(objects)
      : { resource: { sms_baidu_template: shape === "count" ? { bench: repeated(objects) } : blocks(objects, changed) } }),
  };
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack, null, 2));
}

function blocks(objects, changed = 0) {
  const block = (number) => {
    const attributes = attributesOf(templateOf(number));
    return number < changed ? { ...attributes, description: `${attributes.description}每单一条。` } : attributes;
  };
  return Object.fromEntries(Array.from({ length: objects }, (_, number) => [`bench_${number}`, block(number)]));
}

/** Every template names the signature that it is sent with, and takes its words from a variable and a local value. */
function referring(objects) {
  const description = "${local.occasion}，与签名“${sms_baidu_signature.brand.content}”一起使用。";
  const all = Object.entries(blocks(objects)).map(([name, attributes]) => [name, { ...attributes, description }]);
  return {
    variable: { audience: { default: "会员" } },
    locals: { occasion: "订单发货后发送给下单的${var.audience}" },
    resource: {
      sms_baidu_signature: { brand: { content: "云杉商城", content_type: "Enterprise" } },
      sms_baidu_template: Object.fromEntries(all),
    },
  };
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
