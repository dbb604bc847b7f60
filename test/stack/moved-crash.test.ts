import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { systemClock } from "../../src/http/clock";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { createProvider } from "../../src/reconcile";
import { type OpenStack, openStack, planAndApply, readState, type State } from "../../src/stack";
import { type CommandLine, commandLines } from "../support/cli/command-line";
import { momentsIn } from "../support/crashes/exhaustive";
import { signatureBlock, templateBlock } from "../support/stacks/stacks";

jest.setTimeout(300_000);

const killer = join(__dirname, "..", "support", "crashes", "killer.js");
const moved = (from: string, to: string) => `moved {\n  from = ${from}\n  to   = ${to}\n}\n`;
const template = (name: string, title: string, more = "") => templateBlock(name, more, { title });

const before =
  signatureBlock("old") +
  template("dependent", "登录", "depends_on = [sms_baidu_signature.old]") +
  template("number", "编号 ${count.index}", "count = 2") +
  template("single", "单个");
const after =
  signatureBlock("new") +
  template("dependent", "登录", "depends_on = [sms_baidu_signature.new]") +
  template("key", "编号 ${each.value}", 'for_each = { x = "0", y = "1" }') +
  template("single", "单个", "count = 1") +
  moved("sms_baidu_signature.old", "sms_baidu_signature.new") +
  moved("sms_baidu_template.number[0]", 'sms_baidu_template.key["x"]') +
  moved("sms_baidu_template.number[1]", 'sms_baidu_template.key["y"]');
const placesAfter = [
  "sms_baidu_signature.new",
  "sms_baidu_template.dependent",
  'sms_baidu_template.key["x"]',
  'sms_baidu_template.key["y"]',
  "sms_baidu_template.single[0]",
];

describe("a run that moves objects and is killed", () => {
  const open = commandLines();

  it("before or after any write: every object is in exactly one place, and the next run moves the rest", async () => {
    const cli = await open({ "main.tf": before });
    expect(await applied(cli)).toEqual([]);
    const state = readFileSync(join(cli.folder, "terraform.tfstate"), "utf8");
    const ids = idsIn(readState(await stackIn(cli)));
    const writes = writesTo(cli);
    cli.write({ "main.tf": after });
    cli.environment.NODE_OPTIONS = `--require ${killer}`;

    /** Applies in a process of its own, from the state of the beginning. */
    const run = async (environment: Record<string, string>) => {
      for (const name of readdirSync(cli.folder)) if (name.includes(".tfstate")) rmSync(join(cli.folder, name));
      cli.write({ "terraform.tfstate": state });
      Object.assign(cli.environment, { SMSFORM_KILL: "", SMSFORM_KILL_LOG: "" }, environment);
      return (await cli.start("apply", "--auto-approve").result).exitCode;
    };
    const log = join(cli.folder, "writes");
    expect(await run({ SMSFORM_KILL_LOG: log })).toBe(0);
    const moments = momentsIn(readFileSync(log, "utf8").trimEnd().split("\n"));
    expect(moments.length).toBeGreaterThan(placesAfter.length);
    for (const moment of moments) {
      expect([moment, await run({ SMSFORM_KILL: moment })]).toEqual([moment, null]);
      expect([moment, idsIn(readState(await stackIn(cli)))]).toEqual([moment, ids]);
      expect([moment, await applied(cli)]).toEqual([moment, []]);
      const { instances } = readState(await stackIn(cli));
      expect([moment, [...instances.keys()].sort()]).toEqual([moment, placesAfter]);
      expect([moment, instances.get("sms_baidu_template.dependent")?.dependencies]).toEqual([moment, ["sms_baidu_signature.new"]]);
    }
    expect(writesTo(cli)).toBe(writes);
  });
});

/** Applies in this process. @returns errors */
async function applied(cli: CommandLine): Promise<string[]> {
  const { plan, run } = await planAndApply(await stackIn(cli), {
    runtime: { clock: systemClock, concurrency: createConcurrencyLimit(10), environment: cli.environment },
    signal: new AbortController().signal,
    stop: new AbortController().signal,
    lockTimeoutMs: 0,
    confirm: async () => true,
  });
  return [...plan.diagnostics, ...(run?.diagnostics ?? [])].flatMap(({ severity, summary }) => (severity === "error" ? [summary] : []));
}

function writesTo({ emulator }: CommandLine): number {
  return emulator.admin.calls().log.filter(({ method }) => method !== "GET").length;
}

async function stackIn({ folder, environment }: CommandLine): Promise<OpenStack> {
  const { stack } = await openStack({ stack: folder, cwd: folder, environment, provider: createProvider(clouds), variables: [] });
  if (!stack) throw new Error("the stack cannot be read");
  return stack;
}

function idsIn({ instances, deposed }: State): unknown[] {
  const predecessors = [...deposed.values()].flatMap((here) => [...here.values()]);
  return [...instances.values(), ...predecessors].map(({ object }) => object.values.id).sort();
}
