/** Stacks of Huawei's objects: an application, a signature, and templates of which every second one has a variable. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const projectId = "845ada5bc7444f1295cd517af0123da1";

/** As the wire has it. */
export function templateOf(number, { app_id, sign_id }) {
  const hasVariable = number % 2 === 1;
  return {
    app_id,
    region: "cn",
    template_name: `通知${number}`,
    template_content: hasVariable ? `第${number}号订单\${1}已发货。` : `第${number}号订单已发货。`,
    template_type: "NOTIFY_TYPE",
    sign_id,
    ...(hasVariable && { variable_attributes: [{ variable_index: 1, variable_type: "CHARDIGIT" }] }),
  };
}

/** So many templates beside their application and signature. */
export function writeStack(folder, objects) {
  const ids = { app_id: "${sms_huawei_app.bench.id}", sign_id: "${sms_huawei_signature.bench.id}" };
  const templates = Array.from({ length: objects }, (_, number) => {
    const template = templateOf(number, ids);
    return [`bench_${number}`, { ...template, template_content: template.template_content.replace("${", () => "$${") }];
  });
  const resource = {
    sms_huawei_app: { bench: { app_name: "bench", region: "cn" } },
    sms_huawei_signature: {
      bench: {
        app_id: ids.app_id,
        signature_name: "云杉商城",
        signature_type: "NOTIFY_TYPE",
        signature_source: 0,
        is_involved_third: "No",
        qualification_id: "q-1",
        deletion_protection: false,
      },
    },
    ...(objects > 0 && { sms_huawei_template: Object.fromEntries(templates) }),
  };
  const terraform = { required_providers: { sms: { source: "smsform/sms" } } };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ terraform, provider: { sms: [{}] }, resource }, null, 2));
}
