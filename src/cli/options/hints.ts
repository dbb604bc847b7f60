import type { CommanderError } from "commander";
import { type Printable, printable } from "../render/writing/printable";

/** Options and commands of Terraform and OpenTofu that people try here. */
const elsewhere =
  /^--(allow-missing-config|backend|backend-config|backup|compact-warnings|generate-config-out|ignore-remote-version|lock|lockfile|state|state-out|upgrade)\b/;
const commandsElsewhere = ["console", "fmt", "get", "graph", "login", "logout", "providers", "taint", "test", "untaint", "workspace"];

/** What to do after an error of usage; one line. */
export function hintFor({ code }: Pick<CommanderError, "code">, argv: readonly string[]): Printable {
  const [command = ""] = argv;
  const option = argv.find((argument) => elsewhere.test(argument))?.replace(/=.*/s, "");
  if (code === "commander.unknownOption" && option) {
    return printable`smsform has no ${option}. OpenTofu and Terraform run the same stack on the same state: tofu ${command} ${option.slice(1)} …\n`;
  }
  if (code === "commander.unknownOption" && argv.some((argument) => /^--?emulator\b/.test(argument))) {
    return printable`Only plan has an emulator of its own: what other commands make would be gone with it. Run smsform emulator in another terminal, set what it prints, and run smsform ${command}.\n`;
  }
  if (code === "commander.unknownCommand" && commandsElsewhere.includes(command)) {
    return printable`smsform has no ${command}. OpenTofu and Terraform run the same stack on the same state: tofu ${command} …\n`;
  }
  const known = code === "commander.unknownCommand" || command.startsWith("-") || command === "" ? "smsform" : `smsform ${command}`;
  return printable`${known} --help shows what there is.\n`;
}
