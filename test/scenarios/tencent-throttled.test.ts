/** What comes too often is refused, and tried again. */
import { describeDoors } from "./doors";
import { afterSignature, signatureBlock, templateBlock, tencentStack } from "./tencent-stacks";

jest.setTimeout(120_000);

describeDoors("a limit that is hit all the same, because others use the account", (open) => {
  it("is waited out, at any call, and nothing is doubled", async () => {
    const { door, objects } = await opened();
    for (const call of [
      "AddSmsSign",
      "AddSmsTemplate",
      "DescribeSmsSignList",
      "DescribeSmsTemplateList",
      "DeleteSmsSign",
      "DeleteSmsTemplate",
    ])
      door.emulator.admin.addFaults({ platform: "tencent", call, times: 2, action: { throttle: true } });
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(objects()).toEqual(["signatures", "templates"]);
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
    expect(await door.destroy()).toMatchObject({ ok: true });
    expect(objects()).toEqual([]);
    expect(door.emulator.admin.calls().refused).toEqual({ tencent: { RequestLimitExceeded: 12 } });
  });

  async function opened() {
    const more = "deletion_protection = false";
    const door = await open({ files: tencentStack(signatureBlock("s", { more }), templateBlock("t", { more: afterSignature })) });
    const objects = () => door.emulator.admin.objects({ platform: "tencent" }).map(({ kind }) => kind);
    return { door, objects };
  }
});
