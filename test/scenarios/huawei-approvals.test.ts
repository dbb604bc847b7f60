/** What waits for reviews of Huawei's, and what is known only after them. */
import { systemClock } from "../../src/system/clock";
import { succeeded } from "../support/steps";
import { describeFrontends } from "./frontends";
import { appAddress, appBlock, huaweiStack, refOf, signatureAddress, signatureBlock, unprotected } from "./huawei-stacks";

jest.setTimeout(120_000);

const clock = { ...systemClock, sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 50, signal) };
const given = { clock };
const approvalAddress = "sms_huawei_approval.w";
const approvalBlock = (target: string, id: string, wait = "0s") => `
resource "sms_huawei_approval" "w" {
  ${target} = ${id}
  timeouts {
    create = "${wait}"
  }
}
`;
const signed = (...more: readonly string[]) => huaweiStack(appBlock("a"), signatureBlock("s", { more: unprotected }), ...more);
const waiting = signed(approvalBlock("signature", `${signatureAddress}.id`));

describeFrontends("an approval of Huawei", (open) => {
  it("of a signature tells its channel number, once it is approved and not before", async () => {
    const it = await open({ ...given, files: waiting });
    expect(await it.apply()).toMatchObject({
      ok: false,
      text: expect.stringContaining('Approval: signature "云上书店" is still under review'),
    });
    it.emulator.admin.approve(await refOf(it, signatureAddress));
    expect(await it.apply()).toMatchObject({ ok: true });
    const { [signatureAddress]: signature, [approvalAddress]: approved } = await it.state();
    expect(approved?.values).toMatchObject({ id: signature?.values.id, usable: true, channel_num: expect.any(String), template_id: null });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("of a signature that is rejected fails with the reviewer's words", async () => {
    const it = await open({ ...given, files: signed() });
    await succeeded(it.apply());
    it.emulator.admin.reject(await refOf(it, signatureAddress), "与资质不符");
    await it.write(waiting);
    expect(await it.apply()).toMatchObject({
      ok: false,
      text: expect.stringContaining('Approval: signature "云上书店" was rejected: 与资质不符'),
    });
  });

  it("of an application waits until it is in use", async () => {
    const files = huaweiStack(appBlock("a"), approvalBlock("app", `${appAddress}.id`, "30s"));
    const it = await open({ ...given, files, emulator: { switches: { "huawei.app-creation": "later" }, reviewDelayMs: 300 } });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect((await it.state())[approvalAddress]?.values).toMatchObject({ status: "LAUNCHED", usable: true, channel_num: null });
  });

  it("of an application that the platform stopped fails, and says what it is", async () => {
    const it = await open({ ...given, files: huaweiStack(appBlock("a")) });
    await succeeded(it.apply());
    it.emulator.admin.deprecate(await refOf(it, appAddress));
    await it.write(huaweiStack(appBlock("a"), approvalBlock("app", `${appAddress}.id`)));
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining('Approval: application "云上书店" is SUSPENDED') });
  });

  it("waits for exactly one object", async () => {
    const it = await open({ ...given, files: signed(approvalBlock("app", '"x"\n  signature = "y"')) });
    expect(await it.plan()).toMatchObject({ ok: false, text: expect.stringContaining("An approval waits for exactly one object") });
  });
});
