/** Runs that are killed while infocloud is handed a text: the next one records it, and sends no second one. */
import { join } from "node:path";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { cutOffRun } from "../support/crashes/cut-off-run";
import { killedPlugins } from "../support/crashes/killed-plugin";
import { describeTofu, embeddedFrontends, type Frontend } from "./frontends";
import { giveTemplate, infocloudStack, sendAddress, sendBlock, textsOf } from "./infocloud-stacks";

jest.setTimeout(300_000);

/** And how many texts went out. */
const moments = [
  { kill: "before 1", went: 0 },
  { kill: "after 1", went: 1 },
] as const;
const inDoubt = expect.stringMatching(/whether it was created is not known; it is recorded and not made again/);

describe("a run of smsform that is killed at a verification send", () => {
  const open = embeddedFrontends();

  async function killed(kill: string): Promise<Frontend> {
    const it = await open({ files: infocloudStack(sendBlock()) });
    giveTemplate(it);
    const environment = { SMSFORM_ENDPOINT: it.emulator.url, ...emulatorKeys };
    const killer = { REQUEST_KILLER_LOG: join(it.folder, "requests"), REQUEST_KILLER: kill };
    expect(await cutOffRun(it.folder, ["apply", "--auto-approve"], { ...environment, ...killer }, "request-killer.js")).toBeNull();
    return it;
  }

  it("does not keep the next one from sending something else, which says that the first may have gone out", async () => {
    const it = await killed("after 1");
    await it.write(infocloudStack(sendBlock({ code: "999999" })));
    expect(await it.apply()).toMatchObject({ ok: true, text: expect.stringContaining("an earlier verification send is not known") });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect((await it.state())[sendAddress]).toMatchObject({ values: { msg_id: expect.stringMatching(/^\d+$/) } });
    expect(textsOf(it)).toHaveLength(2);
  });

  it.each(moments)("($kill request) is settled by the next one: $went texts, one record, a clean plan", async ({ kill, went }) => {
    const it = await killed(kill);
    expect(await it.apply()).toMatchObject({ ok: true, text: inDoubt });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect((await it.state())[sendAddress]).toMatchObject({ tainted: false, values: { msg_id: null } });
    expect(textsOf(it)).toHaveLength(went);
  });
});

describeTofu("a plugin that is killed at a verification send", (_open, engine) => {
  const running = killedPlugins(engine);

  it.each(moments)("($kill request) is settled by the next run: $went texts, one record, a clean plan", async ({ kill, went }) => {
    await running(infocloudStack(sendBlock()), kill, async ({ work, emulator, served }) => {
      giveTemplate({ emulator });
      expect(await work.apply()).toMatchObject({ exitCode: 1 });
      await served();
      expect(await work.apply()).toMatchObject({ exitCode: 0, text: inDoubt });
      expect(await work.run("plan", "-input=false", "-no-color", "-detailed-exitcode")).toMatchObject({ exitCode: 0 });
      expect(textsOf({ emulator })).toHaveLength(went);
    });
  });
});
