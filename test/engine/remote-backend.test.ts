import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { clouds } from "../../src/clouds";
import { type Emulator, startEmulator } from "../../src/emulator";
import { startProvider } from "../../src/plugin/reattach";
import { systemWorld } from "../../src/system/world";
import { templateBlock } from "../scenarios/stacks";
import { describeEngine, type Work } from "../support/engines/engine";
import { findPostgres, type Postgres, startPostgres } from "../support/engines/postgres";
import { readGuide } from "../support/stacks/guide";
import { ManualClock } from "../support/time/manual-clock";

jest.setTimeout(120_000);

const [backend = ""] = readGuide("working-as-a-team").blocks("A state in PostgreSQL", "terraform");

/** A run of this stack lasts until the template is approved. */
const stack = `
${backend}
terraform {
  required_providers {
    sms = { source = "registry.terraform.io/smsform/sms" }
  }
}
${templateBlock("t")}
resource "sms_baidu_approval" "t" {
  template_id = sms_baidu_template.t.id
  timeouts { create = "720h" }
}
`;

const programs = findPostgres();

if (programs === undefined) {
  describe.skip("a team's state in PostgreSQL", () => it("needs PostgreSQL, which is not installed here", () => undefined));
} else {
  describeEngine("a team's state in PostgreSQL", (engine) => {
    let database: Postgres;
    let emulator: Emulator;
    let clock: ManualClock;
    const members: { readonly work: Work; leave(): Promise<void> }[] = [];

    beforeAll(async () => {
      database = await startPostgres(programs);
    });
    afterAll(() => database.stop());
    beforeEach(async () => {
      emulator = await startEmulator({ review: "manual" });
      clock = new ManualClock(Date.now());
    });
    afterEach(async () => {
      for (const { leave } of members.splice(0)) await leave();
      await emulator.close();
    });

    /** A checkout of the stack, as each member of a team has one. */
    async function member(): Promise<Work> {
      const environment = {
        PG_CONN_STR: database.url,
        SMSFORM_ENDPOINT: emulator.url,
        BAIDUCLOUD_ACCESS_KEY: "emulator",
        BAIDUCLOUD_SECRET_KEY: "emulator-secret",
      };
      const work = await engine.work({ files: { "main.tf": stack }, environment });
      const provider = await startProvider({ clouds, folder: work.folder, environment, world: { ...systemWorld, clock } });
      work.attach(provider.reattach);
      const leave = async () => {
        await provider.close();
        await work.remove();
      };
      members.push({ work, leave });
      expect(await work.init()).toMatchObject({ exitCode: 0 });
      return work;
    }

    /** Resolves when the run has said something; `result` when it has ended. */
    function start(work: Work, ...args: string[]) {
      const child = spawn(engine.binary, [...args, "-input=false", "-no-color"], { cwd: work.folder, env: { ...work.environment } });
      let text = "";
      const listeners = new Set<() => void>();
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (data) => {
          text += data;
          for (const listener of listeners) listener();
        });
      }
      const result = once(child, "close").then(([exitCode]) => ({ exitCode, text }));
      const says = (words: string) =>
        new Promise<void>((resolve, reject) => {
          const look = () => text.includes(words) && resolve();
          listeners.add(look);
          look();
          result.then(() => reject(new Error(`it ended without "${words}":\n${text}`)), reject);
        });
      return { says, result };
    }

    it("is worked on by one run at a time: another one is refused, or waits for it, and sees what it made", async () => {
      const [first, second] = [await member(), await member()];
      const applying = start(first, "apply", "-auto-approve");
      await applying.says("sms_baidu_approval.t: Creating...");

      const refused = await second.plan();
      expect(refused.exitCode).toBe(1);
      expect(refused.text).toContain("Error acquiring the state lock");

      const waiting = start(second, "plan", "-lock-timeout=100s", "-detailed-exitcode");
      await waiting.says("Acquiring state lock");
      const [template] = emulator.admin.objects({ kind: "templates" });
      if (!template) throw new Error("the template was not created");
      emulator.admin.approve(template);
      const poll = setInterval(() => clock.advance(60_000), 20);
      expect(await applying.result).toMatchObject({ exitCode: 0 });
      clearInterval(poll);

      const { exitCode, text } = await waiting.result;
      expect(text).toContain("No changes");
      expect(exitCode).toBe(0);
      expect(await second.destroy()).toMatchObject({ exitCode: 0 });
      expect(emulator.admin.objects()).toEqual([]);
      expect(await first.plan()).toMatchObject({ exitCode: 2 });
      for (const { folder } of [first, second]) expect(await readdir(folder)).not.toContain("terraform.tfstate");
    });
  });
}
