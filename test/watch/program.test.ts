/** Where a command of the user takes the news. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { World } from "../../src/ports/world";
import { systemWorld } from "../../src/system/world";
import { programOutlet } from "../../src/watch/program";
import { signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";
import { watching } from "../support/watching";

const begin = stacks();
const both = signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]");
const template = "sms_baidu_template.code";

describe("a command", () => {
  const outlet = (stack: TestStack, command: string, timeoutMs?: number) => (world: World) =>
    programOutlet({
      command,
      cwd: stack.folder,
      environment: process.env,
      processes: world.processes,
      clock: { ...world.clock, sleep: systemWorld.clock.sleep },
      onOutput: () => {},
      timeoutMs,
    });

  it("reads the event, and one that fails or hangs gets it again", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    stack.emulator.admin.reject(stack.ref(template), "不行");
    const failing = watching(stack, outlet(stack, "exit 3"));
    expect((await failing.look()).well).toBe(false);
    expect(failing.notes.join()).toContain("Not told to the command: The command ended with code 3.");
    const hanging = watching(stack, outlet(stack, "sleep 60", 50));
    expect((await hanging.look()).well).toBe(false);
    expect((await watching(stack, outlet(stack, "cat > told.json")).look()).well).toBe(true);
    expect(JSON.parse(readFileSync(join(stack.folder, "told.json"), "utf8"))).toMatchObject({
      type: "rejected",
      object: { review: "不行" },
    });
  });
});
