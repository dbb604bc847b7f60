import { unlimited } from "../../src/http/limits/unlimited";
import { adoptFrom, existing, listsSignatures, seedOf, writesIn } from "../support/accounts/existing";
import { describeFrontends } from "./frontends";

jest.setTimeout(60_000);

describeFrontends("adopt", (open) => {
  it("is followed by a plan that imports alone, by an apply that writes nothing, and by a clean plan", async () => {
    const frontend = await open({
      files: {},
      emulator: { seed: seedOf(existing), switches: listsSignatures, rateLimits: "off" },
      limiter: unlimited,
    });
    const adopted = await adoptFrom(frontend.emulator, ["baidu", "tencent", "huawei", "--ids", "ids.txt"]);
    expect(adopted).toMatchObject({ exitCode: 0, stderr: "" });
    await frontend.write(adopted.files);

    const planned = await frontend.plan();
    expect(planned).toMatchObject({ ok: true });
    expect(planned.changes).toEqual([
      "import sms_baidu_quota.quota",
      "import sms_baidu_signature.云上书店",
      "import sms_baidu_template.登录验证码",
      "import sms_huawei_app.书店",
      "import sms_huawei_signature.云上书店",
      "import sms_huawei_template.登录验证码",
      "import sms_tencent_signature.云上书店",
      "import sms_tencent_template.template_1112",
      "import sms_tencent_template.两处",
      "import sms_tencent_template.登录验证码",
      "import sms_tencent_template.登录验证码_2",
    ]);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(writesIn(frontend.log())).toEqual([]);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });
});
