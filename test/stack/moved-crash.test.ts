import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { createProvider } from "../../src/reconcile";
import { openStack, readState, type State } from "../../src/stack";
import { type CommandLine, commandLines } from "../support/command-line";
import { signatureBlock, templateBlock } from "../support/stacks";

jest.setTimeout(300_000);

const killer = join(__dirname, "..", "support", "killer.js");
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

  it.each(["before", "after"])("%s any write: every object is in exactly one place, and the next run moves the rest", async (moment) => {
    const cli = await open({ "main.tf": before });
    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
    const state = readFileSync(join(cli.folder, "terraform.tfstate"), "utf8");
    const ids = idsIn(await recorded(cli));
    const writes = cli.emulator.admin.calls().log.filter(({ method }) => method !== "GET").length;
    cli.write({ "main.tf": after });

    const count = join(cli.folder, "count");
    cli.environment.NODE_OPTIONS = `--require ${killer}`;
    const begin = () => {
      for (const name of readdirSync(cli.folder)) if (name.includes(".tfstate")) rmSync(join(cli.folder, name));
      cli.write({ "terraform.tfstate": state });
    };
    const run = async (environment: Record<string, string>) => {
      begin();
      Object.assign(cli.environment, environment);
      return (await cli.run("apply", "--auto-approve")).exitCode;
    };
    expect(await run({ SMSFORM_KILL_COUNT: count })).toBe(0);
    const steps = Number(readFileSync(count, "utf8"));
    expect(steps).toBeGreaterThan(placesAfter.length);
    delete cli.environment.SMSFORM_KILL_COUNT;
    for (let n = 1; n <= steps; n++) {
      expect([n, await run({ SMSFORM_KILL: `${moment} ${n}` })]).toEqual([n, null]);
      expect([n, idsIn(await recorded(cli))]).toEqual([n, ids]);
      // What a killed process cannot take back is its lock.
      rmSync(join(cli.folder, ".terraform.tfstate.lock.info"), { force: true });
      delete cli.environment.SMSFORM_KILL;
      expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
      const { instances } = await recorded(cli);
      expect([n, [...instances.keys()].sort()]).toEqual([n, placesAfter]);
      expect([n, instances.get("sms_baidu_template.dependent")?.dependencies]).toEqual([n, ["sms_baidu_signature.new"]]);
    }
    expect(cli.emulator.admin.calls().log.filter(({ method }) => method !== "GET")).toHaveLength(writes);
    expect(await cli.run("plan", "--detailed-exitcode")).toMatchObject({ exitCode: 0 });
  });
});

/** The state, with what a killed run left in its journal. */
async function recorded({ folder, environment }: CommandLine): Promise<State> {
  const { stack } = await openStack({ stack: folder, cwd: folder, environment, provider: createProvider(clouds), variables: [] });
  if (!stack) throw new Error("the stack cannot be read");
  return readState(stack);
}

function idsIn({ instances, deposed }: State): unknown[] {
  const predecessors = [...deposed.values()].flatMap((here) => [...here.values()]);
  return [...instances.values(), ...predecessors].map(({ object }) => object.values.id).sort();
}
