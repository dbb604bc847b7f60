/**
 * The documented limits are kept: signatures and templates are made, read and deleted without a refused call, in both frontends. The
 * platform takes a signature a second. Through OpenTofu this is real time and few objects; the embedded engine makes many in virtual time.
 * An exhaustive run makes 100 of each in real time, in both at once.
 */
import type { CallReport } from "../../src/emulator";
import { isExhaustive } from "../support/crashes/exhaustive";
import { succeeded } from "../support/steps";
import { virtualTime } from "../support/time/virtual-time";
import { describeFrontends } from "./frontends";
import { giveSignature, signatureBlock, templateBlock, tencentStack } from "./tencent-stacks";

jest.setTimeout(600_000);

const many = (block: string) => block.replace("NUMBER", () => "${count.index}");
const files = (count: number) =>
  tencentStack(
    many(signatureBlock("s", { name: "云杉NUMBER", more: `count = ${count}\n  deletion_protection = false` })),
    many(templateBlock("t", { name: "验证码NUMBER", more: `count = ${count}` })),
  );

const look = tencentStack(`data "sms_tencent_templates" "all" {\n  international = 0\n}\n`);

interface Calls extends Pick<CallReport, "counts" | "refused"> {
  readonly ok: boolean;
}

const starts: (() => void)[] = [];
beforeAll(() => {
  for (const start of starts) start();
});

describeFrontends("signatures and templates under the documented limits", (open, frontend) => {
  const isReal = isExhaustive || frontend === "tofu";
  const count = isExhaustive ? 100 : isReal ? 4 : 30;
  let life: Promise<Record<"apply" | "plan" | "destroy", Calls>>;
  starts.push(() => {
    life = live();
    // The test that waits for it tells of a failure.
    life.catch(() => undefined);
  });

  async function live() {
    const rateLimits = "documented";
    const { clock, platform } = virtualTime();
    const it = await open(
      isReal ? { files: look, emulator: { rateLimits } } : { files: look, emulator: { rateLimits, clock: platform }, clock },
    );
    giveSignature(it);
    // Compiling the program while its first calls are under way would make them late.
    await succeeded(it.plan());
    await it.write(files(count));
    const counted = async (run: () => Promise<{ readonly ok: boolean; readonly text: string }>): Promise<Calls> => {
      it.emulator.admin.clearCalls();
      const { ok } = await run();
      const { counts, refused } = it.emulator.admin.calls();
      return { ok, counts, refused };
    };
    return { apply: await counted(it.apply), plan: await counted(it.plan), destroy: await counted(it.destroy) };
  }

  it("come, are read and go without a refused call", async () => {
    const { apply, plan, destroy } = await life;
    expect([apply, plan, destroy].map(({ ok, refused }) => [ok, refused])).toEqual([apply, plan, destroy].map(() => [true, {}]));
    expect(apply.counts).toMatchObject({ tencent: { AddSmsSign: count, AddSmsTemplate: count } });
    if (frontend === "embedded") expect(plan.counts).toEqual({ tencent: { DescribeSmsSignList: 1, DescribeSmsTemplateList: 1 } });
    expect(destroy.counts).toMatchObject({ tencent: { DeleteSmsSign: count, DeleteSmsTemplate: count } });
  });
});
