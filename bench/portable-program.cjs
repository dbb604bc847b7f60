/**
 * `node portable-program.cjs LEVEL COUNT`: declares so many templates on three platforms, by the constructs or by the objects of level 1 that these
 * make, and tells how many milliseconds of processor time declaring and synthesizing took, without what loading took.
 */
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { App, TerraformStack } = require("cdktf");
const library = require(join(process.env.BENCH_DIST, "cdktf"));

const [level, count] = process.argv.slice(2);
const proof = join(process.env.BENCH_EXAMPLES, "tencent", "proof.jpg");
const outdir = mkdtempSync(join(tmpdir(), "smsform-bench-"));
const start = process.cpuUsage();
const app = new App({ outdir });
const stack = new TerraformStack(app, "shop");
new library.SmsProvider(stack, "sms");
const declare = level === "1" ? level1() : level2();
for (let number = 0; number < Number(count); number++) declare(number);
app.synth();
const { user } = process.cpuUsage(start);
console.log(user / 1000);
rmSync(outdir, { recursive: true });

function level2() {
  const { Signature, Template, code, sms } = library;
  const huawei = { app: new library.App(stack, "app", { name: "云上书店" }), qualificationId: "1000001", kinds: ["verification"] };
  const signature = new Signature(stack, "brand", {
    text: "云上书店",
    owner: { kind: "company", proof },
    on: { baidu: {}, tencent: { qualificationId: "1000001" }, huawei },
  });
  return (number) => {
    const text = sms`第${String(number)}号门店的验证码${code("otp", { digits: 6 })}，5分钟内有效，请勿告知他人。`;
    new Template(stack, `otp_${number}`, { signature, kind: "verification", text, on: { baidu: {}, tencent: {}, huawei: {} } });
  };
}

/** The same objects, by hand. */
function level1() {
  const { text } = library;
  const keep = { skipDestroy: true, lifecycle: { createBeforeDestroy: true } };
  const proofImageFile = library.proofFile(stack, "proof", proof);
  const baiduBrand = new library.BaiduSignature(stack, "baidu_brand", { content: "云上书店", contentType: "Enterprise", countryType: "DOMESTIC", ...keep });
  const tencentBrand = new library.TencentSignature(stack, "tencent_brand", {
    signName: "云上书店",
    signType: 0,
    documentType: 1,
    international: 0,
    signPurpose: 0,
    qualificationId: "1000001",
    proofImageFile,
    ...keep,
  });
  const app = new library.HuaweiApp(stack, "app", { appName: "云上书店", region: "cn" });
  const huaweiBrand = new library.HuaweiSignature(stack, "huawei_brand", {
    appId: app.id,
    signatureName: "云上书店",
    signatureType: "VERIFY_CODE_TYPE",
    signatureSource: 0,
    isInvolvedThird: "No",
    qualificationId: "1000001",
    ...keep,
  });
  const variables = JSON.stringify([{ name: "otp", type: "code", max: 6, example: "482913" }]);
  return (number) => {
    const words = (variable) => text(`第${number}号门店的验证码${variable}，5分钟内有效，请勿告知他人。`);
    const description = text(`验证码短信，例如：第${number}号门店的验证码482913，5分钟内有效，请勿告知他人。`);
    const [name, message] = [`otp_${number}`, { key: `otp_${number}`, audience: "domestic", retireAfter: "72h", variables }];
    const baidu = new library.BaiduTemplate(stack, `baidu_${number}`, {
      name,
      content: words("${SMSvCode}"),
      countryType: "DOMESTIC",
      smsType: "CommonVcode",
      description,
      dependsOn: [baiduBrand],
      ...keep,
    });
    new library.BaiduMessage(stack, `baidu_message_${number}`, { ...message, templateId: baidu.id, signatureId: baiduBrand.id });
    const tencent = new library.TencentTemplate(stack, `tencent_${number}`, {
      templateName: name,
      templateContent: words("{1}"),
      international: 0,
      smsType: 3,
      remark: description,
      dependsOn: [tencentBrand],
      ...keep,
    });
    new library.TencentMessage(stack, `tencent_message_${number}`, { ...message, templateId: tencent.id, signatureId: tencentBrand.id });
    const huawei = new library.HuaweiTemplate(stack, `huawei_${number}`, {
      appId: app.id,
      region: "cn",
      templateName: name,
      templateContent: words("${1}"),
      templateType: "VERIFY_CODE_TYPE",
      templateDesc: description,
      signId: huaweiBrand.id,
      variableAttributes: [{ variableIndex: 1, variableType: "CHARDIGIT", variableDesc: "otp，例如：482913" }],
      dependsOn: [huaweiBrand],
      ...keep,
    });
    new library.HuaweiMessage(stack, `huawei_message_${number}`, { ...message, template: huawei.id });
  };
}
