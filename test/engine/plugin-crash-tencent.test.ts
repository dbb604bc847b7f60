import { readFile, writeFile } from "node:fs/promises";
import type { Emulator } from "../../src/emulator";
import { describeTofu } from "../scenarios/frontends";
import { giveSignature, signatureAddress, signatureBlock, templateAddress, templateBlock, tencentStack } from "../scenarios/tencent-stacks";
import { killedPlugins } from "../support/crashes/killed-plugin";
import type { Work } from "../support/engines/engine";

jest.setTimeout(120_000);

describeTofu("a plugin that is killed while Tencent, which knows no repeats, makes an object", (_open, engine) => {
  const running = killedPlugins(engine);

  async function expectClean(work: Work, emulator: Emulator, kind: string): Promise<void> {
    expect(await work.run("plan", "-input=false", "-no-color", "-detailed-exitcode")).toMatchObject({ exitCode: 0 });
    const there = emulator.admin.objects({ platform: "tencent", kind }).filter(({ signName }) => signName !== "别的签名");
    expect(there).toHaveLength(1);
  }

  it("adopts no template by itself: the next run tells the command, and doubles nothing", async () => {
    await running(tencentStack(templateBlock("t")), "after 1", async ({ work, emulator, served }) => {
      giveSignature({ emulator });
      expect(await work.apply()).toMatchObject({ exitCode: 1 });
      const [made] = emulator.admin.objects({ platform: "tencent", kind: "templates" });
      await served();
      const next = await work.apply();
      expect(next).toMatchObject({ exitCode: 1, text: expect.stringContaining("An earlier run sent its creation") });
      expect(next.text).toContain(`tofu import ADDRESS 0/${made?.id}`);
      expect(await work.import(templateAddress, `0/${made?.id}`)).toMatchObject({ exitCode: 0 });
      expect(await work.apply()).toMatchObject({ exitCode: 0 });
      await expectClean(work, emulator, "templates");
    });
  });

  it.each(["before 1", "after 1"])("applies for no signature twice (%s request)", async (kill) => {
    await running(tencentStack(signatureBlock("s")), kill, async ({ work, emulator, served }) => {
      expect(await work.apply()).toMatchObject({ exitCode: 1 });
      await served();
      const next = await work.apply();
      expect(next).toMatchObject({ exitCode: 1, text: expect.stringContaining("lists no signatures") });
      const [, token = "", path = ""] = /delete the lines with "([^"]+)" from (\S+)\./.exec(next.text.replace(/│ ?/g, "")) ?? [];
      const [made] = emulator.admin.objects({ platform: "tencent", kind: "signatures" });
      expect(made === undefined).toBe(kill === "before 1");
      if (made) expect(await work.import(signatureAddress, `0/${made.id}`)).toMatchObject({ exitCode: 0 });
      // As the error says, in either case.
      const lines = (await readFile(path, "utf8")).split("\n").filter((line) => !line.includes(token));
      await writeFile(path, lines.join("\n"));
      expect(await work.apply()).toMatchObject({ exitCode: 0 });
      await expectClean(work, emulator, "signatures");
    });
  });
});
