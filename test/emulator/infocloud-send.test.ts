/** What the emulated infocloud does with sends. */
import { emulators } from "./caller";
import { call, newTemplate, paths, phone, ref } from "./infocloud-caller";

describe("a send", () => {
  const start = emulators();

  it("is accepted and leaves a message for each number", async () => {
    const emulator = await start();
    const templateCode = newTemplate(emulator);
    const { body } = await call(emulator, paths.send, { phones: phone, templateCode, templateParam: '["2345"]' });
    expect(body).toEqual({ code: 200, data: { msgId: expect.stringMatching(/^\d{18}$/) }, requestId: expect.any(String) });
    expect(emulator.admin.objects({ platform: "infocloud", kind: "messages" })).toMatchObject([
      { number: phone, content: "【云杉商城】您的验证码是2345", status: "no receipt yet" },
    ]);
    const { body: allowance } = await call(emulator, paths.allowance);
    expect(allowance.data).toContainEqual({ itemName: "行业短信", residueValue: 99_999 });
    expect(emulator.admin.object(ref("accounts", "emulator")).status).toBe("ACTIVE");
  });
});
