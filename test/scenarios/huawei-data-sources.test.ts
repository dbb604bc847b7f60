/** What a stack can read of Huawei's. */

import { succeeded } from "../support/steps";
import { describeFrontends, type Frontend } from "./frontends";
import { appAddress, appBlock, huaweiStack, signatureAddress, signatureBlock } from "./huawei-stacks";

jest.setTimeout(120_000);

const own = [appBlock("a"), signatureBlock("s")];
const shown = (value: string) => appBlock("shown", { name: "x" }).replace('"x"', value);

/** An application whose name is what was read. */
async function read(it: Frontend, data: string, value: string): Promise<unknown> {
  await it.write(huaweiStack(...own, data, shown(value)));
  expect(await it.apply()).toMatchObject({ ok: true });
  return (await it.state())["sms_huawei_app.shown"]?.values.app_name;
}

describeFrontends("data of Huawei", (open) => {
  it("are applications and signatures by exact names, the quota, and countries", async () => {
    const it = await open({ files: huaweiStack(...own) });
    it.emulator.admin.create({ platform: "huawei", kind: "apps" }, { appName: "云上书店二" });
    await succeeded(it.apply());
    const { [appAddress]: app, [signatureAddress]: signature } = await it.state();

    const apps = 'data "sms_huawei_apps" "d" {\n  app_name = "云上书店"\n}\n';
    expect(await read(it, apps, '"${data.sms_huawei_apps.d.apps[0].app_key}"')).toBe(app?.values.app_key);
    const signatures = 'data "sms_huawei_signatures" "d" {\n  app_id = sms_huawei_app.a.id\n}\n';
    expect(await read(it, signatures, '"${data.sms_huawei_signatures.d.signatures[0].id}"')).toBe(signature?.values.id);
    const quota = 'data "sms_huawei_app_quota" "d" {\n  region = "cn"\n}\n';
    expect(await read(it, quota, '"${data.sms_huawei_app_quota.d.used}-of-${data.sms_huawei_app_quota.d.total}"')).toBe("3-of-395");
    const countries = 'data "sms_huawei_countries" "d" {\n  country_name_zh = "新加坡"\n}\n';
    const country = "data.sms_huawei_countries.d.countries[0]";
    expect(await read(it, countries, `"\${${country}.country_id}-\${${country}.country_name_en}"`)).toBe("65-Singapore");
  });
});
