/**
 * The documented limits are kept: signatures and templates are made, read and deleted without a refused call, in both frontends. The
 * platform takes a signature a second, and this is real time; both doors go at once.
 */
import type { CallReport } from "../../src/emulator";
import { isExhaustive } from "../support/exhaustive";
import { describeFrontends } from "./frontends";
import { giveSignature, signatureBlock, templateBlock, tencentStack } from "./tencent-stacks";

jest.setTimeout(600_000);

const count = isExhaustive ? 100 : 12;
const many = (block: string) => block.replace("NUMBER", () => "${count.index}");
const files = tencentStack(
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

describeFrontends(`${count} signatures and ${count} templates under the documented limits`, (open, frontend) => {
  let life: Promise<Record<"apply" | "plan" | "destroy", Calls>>;
  starts.push(() => {
    life = live();
    // The test that waits for it tells of a failure.
    life.catch(() => undefined);
  });

  async function live() {
    const it = await open({ files: look, emulator: { rateLimits: "documented" } });
    giveSignature(it);
    // Compiling the program while its first calls are under way would make them late.
    await it.plan();
    await it.write(files);
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
