import { type CommandLine, commandLines, type Running } from "../support/command-line";
import { signatureBlock, templateBlock } from "../support/stacks";

jest.setTimeout(60_000);
const begin = commandLines();
const stack = { "main.tf": signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]") };

describe("Ctrl-C during apply", () => {
  it("once: finishes what is in flight, saves it, and says what is left", async () => {
    const cli = await begin(stack);
    cli.emulator.admin.addFaults({ call: "createSignature", action: { delayMs: 1000 } });
    const run = cli.start("apply", "--auto-approve");
    await run.says("sms_baidu_signature.brand: Creating...");
    run.process.kill("SIGINT");
    await run.says("finishing what is in flight");
    const { exitCode, stdout } = await run.result;
    expect(exitCode).toBe(1);
    expect(stdout).toContain("sms_baidu_signature.brand: Creation complete");
    expect(stdout).toContain("Apply is not complete. Done and recorded: 1 added, 0 changed, 0 destroyed.");
    expect(stdout).toMatch(/Not done.*:\n {2}sms_baidu_template\.code\n/);
    expect((await cli.run("state", "list")).stdout).toBe("sms_baidu_signature.brand\n");
    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
    expect(cli.emulator.admin.objects()).toHaveLength(2);
  });

  it("twice: cancels what is in flight; the next run settles it without making it twice", async () => {
    const cli = await begin(stack);
    cli.emulator.admin.addFaults({ call: "createSignature", times: 1, action: { delayMs: 60_000 } });
    const run = cli.start("apply", "--auto-approve");
    await run.says("sms_baidu_signature.brand: Creating...");
    await calls(cli, run, 1);
    run.process.kill("SIGINT");
    await run.says("finishing what is in flight");
    run.process.kill("SIGINT");
    expect(await run.result).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("Stopped on request") });
    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
    expect(cli.emulator.admin.objects()).toHaveLength(2);
    expect(await cli.run("plan", "--detailed-exitcode")).toMatchObject({ exitCode: 0 });
  });
});

describe("Ctrl-C during plan", () => {
  it("ends it at once, and nothing was changed", async () => {
    const cli = await begin(stack);
    await cli.run("apply", "--auto-approve");
    cli.emulator.admin.clearCalls();
    cli.emulator.admin.addFaults({ method: "GET", action: { delayMs: 60_000 } });
    const run = cli.start("plan");
    await calls(cli, run, 1);
    run.process.kill("SIGINT");
    expect(await run.result).toMatchObject({ exitCode: 1, stdout: "Interrupted. Nothing was changed.\n" });
  });
});

/** Resolves when so many calls have arrived; fails when the command ends before. */
async function calls(cli: CommandLine, run: Running, count: number): Promise<void> {
  let ended = false;
  void run.result.then(() => {
    ended = true;
  });
  while (cli.emulator.admin.calls().total < count) {
    if (ended) throw new Error(`it ended after ${cli.emulator.admin.calls().total} calls:\n${run.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
