/** What comes too often is refused, and tried again. */
import { describeFrontends } from "./frontends";
import { afterSignature, signatureBlock, templateBlock, tencentStack } from "./tencent-stacks";

jest.setTimeout(120_000);

describeFrontends("a limit that is hit all the same, because others use the account", (open) => {
  it("is waited out, at any call, and nothing is doubled", async () => {
    const { frontend, objects } = await opened();
    for (const call of [
      "AddSmsSign",
      "AddSmsTemplate",
      "DescribeSmsSignList",
      "DescribeSmsTemplateList",
      "DeleteSmsSign",
      "DeleteSmsTemplate",
    ])
      frontend.emulator.admin.addFaults({ platform: "tencent", call, times: 2, action: { throttle: true } });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(objects()).toEqual(["signatures", "templates"]);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    expect(await frontend.destroy()).toMatchObject({ ok: true });
    expect(objects()).toEqual([]);
    expect(frontend.emulator.admin.calls().refused).toEqual({ tencent: { RequestLimitExceeded: 12 } });
  });

  async function opened() {
    const more = "deletion_protection = false";
    const frontend = await open({ files: tencentStack(signatureBlock("s", { more }), templateBlock("t", { more: afterSignature })) });
    const objects = () => frontend.emulator.admin.objects({ platform: "tencent" }).map(({ kind }) => kind);
    return { frontend, objects };
  }
});
