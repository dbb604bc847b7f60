import { describeTofu } from "../scenarios/frontends";
import {
  appAddress,
  appBlock,
  huaweiStack,
  signatureAddress,
  signatureBlock,
  templateAddress,
  templateBlock,
  unprotected,
} from "../scenarios/huawei-stacks";
import { killedPlugins } from "../support/crashes/killed-plugin";

jest.setTimeout(120_000);

describeTofu("a plugin that is killed while Huawei, which knows no repeats, makes an object", (_open, engine) => {
  const running = killedPlugins(engine);
  const stack = huaweiStack(appBlock("a"), signatureBlock("s", { more: unprotected }), templateBlock("t"));

  it.each([
    ["an application", "apps", appAddress, "after 1"],
    ["a signature", "signatures", signatureAddress, "after 2"],
    ["a template", "templates", templateAddress, "after 3"],
  ])("adopts %s not by itself: the next run tells the command, and doubles nothing", async (_what, kind, address, kill) => {
    await running(stack, kill, async ({ work, emulator, served }) => {
      expect(await work.apply()).toMatchObject({ exitCode: 1 });
      await served();
      const [made] = emulator.admin.objects({ platform: "huawei", kind });
      const next = await work.apply();
      expect(next).toMatchObject({ exitCode: 1, text: expect.stringContaining("An earlier run sent its creation") });
      expect(next.text).toContain(`tofu import ADDRESS ${made?.id}`);
      expect(await work.import(address, String(made?.id))).toMatchObject({ exitCode: 0 });
      expect(await work.apply()).toMatchObject({ exitCode: 0 });
      expect(await work.run("plan", "-input=false", "-no-color", "-detailed-exitcode")).toMatchObject({ exitCode: 0 });
      for (const each of ["apps", "signatures", "templates"]) {
        expect(emulator.admin.objects({ platform: "huawei", kind: each })).toHaveLength(1);
      }
    });
  });
});
