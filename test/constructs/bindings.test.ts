import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { createProvider } from "../../src/reconcile/provider";
import { type Engine, engines, synthesized } from "./engines";

const provider = createProvider(clouds);

describe.each(engines)("with %s", (name, engine) => {
  const { sms } = engine;

  test("every resource and data source of the provider has a class", () => {
    const classes: { readonly tfResourceType?: string; readonly name: string }[] = Object.values(sms);
    const types = (isData: boolean) =>
      classes.filter((it) => it.tfResourceType?.startsWith("sms_") && it.name.startsWith("Data") === isData).map((it) => it.tfResourceType);
    expect(types(false).sort()).toEqual([...provider.resources.keys()].sort());
    expect(types(true).sort()).toEqual([...provider.dataSources.keys()].sort());
  });

  test("settings of a cloud are a block of the provider, and the names of rules keep their case", () => {
    const stack = synthesized(engine, (stack) => {
      new sms.SmsProvider(stack, "sms", { baidu: { region: "su", endpoint: "http://127.0.0.1:4010", rules: { V22: "off" } } });
    });
    expect(stack.provider).toEqual({ sms: [{ baidu: { region: "su", endpoint: "http://127.0.0.1:4010", rules: { V22: "off" } } }] });
    expect(stack.terraform).toMatchObject({ required_providers: { sms: { source: "smsform/sms" } } });
  });

  test("the other engine is never loaded", () => {
    const other = name === "cdktf" ? "cdktn" : "cdktf";
    const entry = join(__dirname, "..", "..", "dist", name);
    const program = `require(${JSON.stringify(entry)}); console.log(Object.keys(require.cache).join("\\n"))`;
    const loaded = execFileSync(process.execPath, ["-e", program], { encoding: "utf8" }).split("\n");
    const ofPackage = (wanted: string) => loaded.filter((path) => path.includes(join("node_modules", wanted, "lib")));
    expect(ofPackage(name)).not.toEqual([]);
    expect(ofPackage(other)).toEqual([]);
  });
});

test("both engines write the same resources, data sources and outputs", () => {
  const [cdktf, cdktn] = engines.map(([, engine]) => synthesized(engine, (stack) => shop(engine, stack)));
  for (const section of ["resource", "data", "output", "provider"]) expect(cdktn?.[section]).toEqual(cdktf?.[section]);
});

function shop({ engine, sms }: Engine, stack: InstanceType<Engine["engine"]["TerraformStack"]>) {
  new sms.SmsProvider(stack, "sms");
  const signature = new sms.BaiduSignature(stack, "signature", {
    content: "云杉商城",
    contentType: "Enterprise",
    deletionProtection: false,
  });
  const template = new sms.BaiduTemplate(stack, "login_code", {
    name: "登录验证码",
    content: sms.text("您的验证码是${SMSvCode}"),
    smsType: "CommonVcode",
    description: `与签名“${signature.content}”一起使用`,
  });
  const approval = new sms.BaiduApproval(stack, "approved", { templateId: template.id, timeouts: { create: "0s" } });
  const found = new sms.DataSmsBaiduTemplate(stack, "found", { templateId: approval.id });
  new engine.TerraformOutput(stack, "usable", { value: found.usable });
}
