/** The commands and their options. Each command loads its parts when it runs, so that none waits for another's. */
import { Command, Option } from "commander";
import { packageVersion } from "../version";
import { addAdopt } from "./adopt/command";
import { addCatalogue } from "./catalogue-commands";
import type { PreviewFlags } from "./commands/preview";
import { addEmulator } from "./emulator-command";
import { parsePageLimit } from "./options/arguments";
import { detailOptions } from "./options/detail";
import type { ApplyFlags, LintFlags, PlanFlags, RefreshFlags, ShowFlags, StackFlags } from "./options/flags";
import { help } from "./options/help";
import {
  acceptMissingOption,
  flag,
  lockOption,
  modeOptions,
  parallelismOption,
  runOptions,
  stackArgument,
  stackMeaning,
  stackOption,
  variableOptions,
} from "./options/options";
import { addPlatformCommands } from "./platform-commands";
import { addInit } from "./project/command";
import { printable } from "./render/writing/printable";
import type { Terminal } from "./terminal";
import { addWatch } from "./watch/command";

/** @param done takes the exit code */
export function createProgram(terminal: Terminal, done: (exitCode: number) => void): Command {
  const program = new Command("smsform")
    .description("SMS platforms as code: signatures and templates, declared, planned and applied.")
    .usage("COMMAND [options]")
    .version(`smsform ${packageVersion()}`, "--version")
    .configureHelp(help)
    .helpCommand(false);
  const command = (name: string, summary: string, parent = program) =>
    parent
      .command(name)
      .description(summary)
      .option("--no-color", "write without colours, as NO_COLOR does")
      .option("--no-input", "never ask (also --input=false)");
  const finish = async (exitCode: number | Promise<number>) => done(await exitCode);

  command("validate", "check a stack, without credentials and without the network")
    .argument(stackArgument, stackMeaning)
    .option("--json", "print one JSON document")
    .action((stack: string | undefined, { json }: StackFlags) => {
      const { validate }: typeof import("./commands/validate") = require("./commands/validate");
      return finish(validate({ stack, ...flag({ json }) }, terminal));
    });

  const initSummary =
    "make a project in an empty folder; where a stack is: what will be used, where its state is, which values are missing";
  addInit(command("init", initSummary), terminal, finish);

  const lint = command("lint", "check the texts against the rules of the platforms, without credentials and without the network");
  const lintVariables = variableOptions(lint.argument(stackArgument, stackMeaning), terminal);
  lint
    .option("--strict", "fail on warnings too")
    .option("--json", "print one JSON document")
    .action((stack: string | undefined, { json, strict }: LintFlags) => {
      const { lint: run }: typeof import("./commands/lint") = require("./commands/lint");
      return finish(run({ stack, variables: lintVariables, ...flag({ json, strict }) }, terminal));
    });

  const previewing = command("preview", "show every text as a phone does, with example values: no credentials, no network");
  const previewVariables = variableOptions(previewing.argument(stackArgument, stackMeaning), terminal);
  previewing
    .addOption(new Option("--html <file>", "write one page for a browser").conflicts("json"))
    .option("--json", "print one JSON document")
    .action((stack: string | undefined, { json, html }: PreviewFlags) => {
      const { preview }: typeof import("./commands/preview") = require("./commands/preview");
      return finish(preview({ stack, variables: previewVariables, ...flag({ json, html }) }, terminal));
    });

  const plan = command("plan", "show what apply would do");
  const planVariables = runOptions(plan.argument(stackArgument, stackMeaning), terminal);
  modeOptions(detailOptions(plan))
    .option("--destroy", "plan to destroy everything")
    .option("--out <file>", "keep the plan in a file, for smsform apply FILE")
    .option("--require-approved-in <catalogue>", "refuse texts that are not approved in this file: the catalogue of an earlier stage")
    .option("--emulator", "plan on an emulator of this command: no account, no keys, no network, and no state")
    .option("--detailed-exitcode", "exit with 2 where there are changes")
    .option("--json", "print one JSON message a line")
    .action((stack: string | undefined, options: PlanFlags) => {
      const { plan: run }: typeof import("./commands/plan") = require("./commands/plan");
      return finish(run({ ...options, stack, variables: planVariables }, terminal));
    });

  for (const [name, summary] of [
    ["apply", "make the platforms what the stack says"],
    ["destroy", "delete everything that the stack made"],
  ] as const) {
    const each = command(name, summary);
    const meaning = name === "apply" ? `${stackMeaning}; or a plan file` : stackMeaning;
    const variables = runOptions(each.argument(stackArgument, meaning), terminal);
    if (name === "apply") each.option("--destroy", "destroy everything");
    modeOptions(detailOptions(each))
      .option("--auto-approve", "do not ask")
      .option("--json", "print one JSON message a line; needs --auto-approve")
      .action((stack: string | undefined, options: ApplyFlags) => {
        const commands: typeof import("./commands/apply") = require("./commands/apply");
        return finish(commands[name]({ ...options, stack, variables }, terminal));
      });
  }

  const refresh = command("refresh", "record what is really there; nothing is changed on the platforms");
  const refreshVariables = runOptions(refresh.argument(stackArgument, stackMeaning), terminal);
  acceptMissingOption(refresh).action((stack: string | undefined, options: RefreshFlags) => {
    const { refresh: run }: typeof import("./commands/refresh") = require("./commands/refresh");
    return finish(run({ ...options, stack, variables: refreshVariables }, terminal));
  });

  const status = command("status", "show how every object stands on its platform now: review, reason, usable");
  const statusVariables = variableOptions(status.argument(stackArgument, stackMeaning), terminal);
  parallelismOption(status)
    .option("--json", "print one JSON document")
    .action((stack: string | undefined, { json, parallelism }: StackFlags) => {
      const { status: run }: typeof import("./commands/status") = require("./commands/status");
      return finish(run({ stack, variables: statusVariables, ...flag({ json, parallelism }) }, terminal));
    });

  addWatch(
    command("watch", "look now and then, and tell what happens: reviews, rejections, drift, what is gone or lapses"),
    terminal,
    finish,
  );

  detailOptions(command("show", "show what is recorded, objects and outputs; or what a plan would do"))
    .argument(
      stackArgument,
      `${stackMeaning}; or a plan file; or - for what tofu show -json or terraform show -json write of a plan to standard input`,
    )
    .option("--json", "print one JSON document, without sensitive values")
    .addOption(new Option("--markdown", "of a plan: a page for a pull request").conflicts(["json", "compact", "full"]))
    .addOption(
      new Option("--limit <characters>", "of the page: what is beyond is left out, with a word on it")
        .argParser(parsePageLimit)
        .default(65_536, "65536, as GitHub takes it"),
    )
    .option("--fail-on-drift", "of a plan: exit with 2 where somebody has changed objects; a review that moved on is no change")
    .action((stack: string | undefined, flags: ShowFlags) => {
      const { show }: typeof import("./commands/show") = require("./commands/show");
      return finish(show({ ...flags, stack }, terminal));
    });

  stackOption(command("output", "show the recorded outputs, or one"))
    .argument("[name]", "the output to show; a sensitive one is shown only by its name")
    .option("--json", "print JSON")
    .option("--raw", "print the text itself, for scripts")
    .action((name: string | undefined, { stack, json, raw }: StackFlags & { readonly raw?: boolean }) => {
      const { output }: typeof import("./commands/output") = require("./commands/output");
      return finish(output({ name, stack, ...flag({ json, raw }) }, terminal));
    });

  const importing = stackOption(command("import", "take an object that exists into the state"));
  const importVariables = runOptions(importing, terminal);
  importing
    .argument("<address>", "where it stands in the stack, e.g. sms_baidu_template.code")
    .argument("<id>", "its id on the platform")
    .action((address: string, id: string, options: StackFlags) => {
      const { importCommand }: typeof import("./commands/import") = require("./commands/import");
      return finish(importCommand({ ...options, variables: importVariables, address, id }, terminal));
    });

  const state = command("state", "look at the recorded objects, and correct what is recorded");
  const stateCommands = (): typeof import("./commands/state") => require("./commands/state");
  stackOption(command("list", "addresses of all of them, or of those that are named, one a line", state))
    .argument("[addresses...]", "of objects or of whole blocks")
    .action((addresses: string[], { stack }: StackFlags) => finish(stateCommands().stateList({ stack, addresses }, terminal)));
  stackOption(command("show", "one of them with all its attributes", state))
    .argument("<address>", "e.g. sms_baidu_template.code")
    .action((address: string, { stack }: StackFlags) => finish(stateCommands().stateShow({ stack, address }, terminal)));
  lockOption(stackOption(command("mv", "give an object, or all of a block, another address", state)))
    .argument("<from>", "e.g. sms_baidu_template.code")
    .argument("<to>", "where it stands in the stack now")
    .action((from: string, to: string, flags: StackFlags) => finish(stateCommands().stateMove({ ...flags, from, to }, terminal)));
  lockOption(stackOption(command("rm", "forget objects; they stay on their platforms", state)))
    .argument("<addresses...>", "of objects or of whole blocks")
    .action((addresses: string[], flags: StackFlags) => finish(stateCommands().stateRemove({ ...flags, addresses }, terminal)));
  const recovering = command("recover", "take up what an interrupted run has left, and nothing else", state);
  const recoverVariables = runOptions(recovering.argument(stackArgument, stackMeaning), terminal);
  recovering.action((stack: string | undefined, options: StackFlags) =>
    finish(stateCommands().stateRecover({ ...options, stack, variables: recoverVariables }, terminal)),
  );

  command("force-unlock", "release a lock that a run has left behind")
    .argument("<lock-id>", "as the message about the lock tells it")
    .argument(stackArgument, stackMeaning)
    .option("--force", "do not ask")
    .action((id: string, stack: string | undefined, { force }: { readonly force?: boolean }) => {
      const { forceUnlockCommand }: typeof import("./commands/force-unlock") = require("./commands/force-unlock");
      return finish(forceUnlockCommand({ id, stack, ...flag({ force }) }, terminal));
    });

  addPlatformCommands(command, terminal, finish);
  addAdopt(
    command("adopt", "write the configuration of what an account has, with import blocks; changes nothing anywhere"),
    terminal,
    finish,
  );

  command("schema", "print the schema of all objects, as terraform providers schema -json does").action(() => {
    const { schema }: typeof import("./commands/provider") = require("./commands/provider");
    return finish(schema(terminal));
  });

  const provider = command("provider", "the plugin for OpenTofu and Terraform");
  command("install", "put the plugin where both engines find it without a registry", provider)
    .option("--dir <folder>", "a folder to use as a mirror (default: ~/.terraform.d/plugins, where both look by themselves)")
    .action(({ dir }: { readonly dir?: string }) => {
      const { installProvider }: typeof import("./commands/provider") = require("./commands/provider");
      return finish(installProvider({ dir }, terminal));
    });
  command("package", "make the files of a release, for a registry or a mirror", provider)
    .option("--out <folder>", "where they go (default: release, in the working directory)")
    .action(({ out }: { readonly out?: string }) => {
      const { packageProvider }: typeof import("./commands/provider") = require("./commands/provider");
      return finish(packageProvider({ out }, terminal));
    });

  addCatalogue(command, terminal, finish);

  addEmulator(command("emulator", "run the platforms in memory, to try and to test without an account"), terminal, finish);

  command("version", "print the version").action(() => {
    terminal.out(printable`smsform ${packageVersion()}\n`);
    return finish(0);
  });
  return program;
}
