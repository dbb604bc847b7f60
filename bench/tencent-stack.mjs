/** Stacks of Tencent's objects, and what an account holds before them. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const text = { sms_type: 3, remark: "会员下单后，向其手机号发送验证码。" };
const nameOf = (number) => `验证码${number}`;
const content = "您的验证码是{1}，5分钟内有效，请勿告知他人。";
const firstId = 2_000_000;

export const idsOf = (objects) => Array.from({ length: objects }, (_, number) => String(firstId + number));

/** Templates that exist already, and signatures. @returns the seed file's path */
export function writeSeed(folder, objects, { signatures = 0 } = {}) {
  const templates = idsOf(objects).map((id, number) => ({
    id,
    templateName: nameOf(number),
    templateContent: content,
    smsType: text.sms_type,
    remark: text.remark,
  }));
  const ofSignature = (id, number) => ({ id, signName: `云杉${number}`, signType: 0, documentType: 1, qualificationId: "1000001" });
  const held = { templates, signatures: idsOf(signatures).map(ofSignature) };
  return write(folder, "seed.json", { platforms: { tencent: held } });
}

/** A stack of the templates of the seed, with import blocks when it takes them over. */
export function writeTemplates(folder, objects, { imports = false } = {}) {
  const templates = Object.fromEntries(Array.from({ length: objects }, (_, number) => [`bench_${number}`, templateOf(number)]));
  write(folder, "cdk.tf.json", stackOf({ sms_tencent_template: templates }));
  const blocks = idsOf(objects).map((id, number) => ({ to: `sms_tencent_template.bench_${number}`, id: `0/${id}` }));
  const importing = join(folder, "imports.tf.json");
  if (imports) write(folder, "imports.tf.json", { import: blocks });
  else rmSync(importing, { force: true });
}

/** A fresh stack of so many signatures and as many templates, which do not depend on one another. */
export function writeBoth(folder, objects) {
  rmSync(folder, { recursive: true, force: true });
  const numbers = Array.from({ length: objects }, (_, number) => number);
  const signature = (number) => ({
    sign_name: `云杉${number}`,
    sign_type: 0,
    document_type: 1,
    international: 0,
    sign_purpose: 0,
    proof_image_file: "proof.jpg",
    qualification_id: "1000001",
    deletion_protection: false,
  });
  const all = (of) => Object.fromEntries(numbers.map((number) => [`bench_${number}`, of(number)]));
  write(folder, "cdk.tf.json", stackOf({ sms_tencent_signature: all(signature), sms_tencent_template: all(templateOf) }));
  writeFileSync(join(folder, "proof.jpg"), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]));
}

function templateOf(number) {
  return { template_name: nameOf(number), template_content: content, international: 0, ...text };
}

function stackOf(resource) {
  return { terraform: { required_providers: { sms: { source: "smsform/sms" } } }, provider: { sms: [{}] }, resource };
}

function write(folder, name, document) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(document, null, 2));
  return path;
}
