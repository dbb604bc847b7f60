/** A replacement that somebody asks for, of an object that is approved and protected: it stays, whatever asks for it. */
import { describeFrontends } from "./frontends";
import { signatureBlock, tencentStack } from "./tencent-stacks";

jest.setTimeout(120_000);

describeFrontends("a protected signature", (open) => {
  it("is not replaced on request, as long as its protection is recorded", async () => {
    const frontend = await open({ files: tencentStack(signatureBlock("s")), emulator: { review: "approve", reviewDelayMs: 0 } });
    const ids = () => frontend.emulator.admin.objects({ platform: "tencent", kind: "signatures" }).map(({ id }) => id);
    for (let run = 0; run < 2; run++) expect(await frontend.apply()).toMatchObject({ ok: true });
    const [id] = ids();

    const refused = await frontend.applyReplacing("sms_tencent_signature.s");
    expect(refused).toMatchObject({ ok: false, text: expect.stringContaining("is approved and protected: it cannot be") });
    expect(ids()).toEqual([id]);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });

    await frontend.write(tencentStack(signatureBlock("s", { more: "deletion_protection = false" })));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.applyReplacing("sms_tencent_signature.s")).toMatchObject({ ok: true });
    expect(ids()).toEqual([expect.not.stringMatching(`^${id}$`)]);
  });
});
