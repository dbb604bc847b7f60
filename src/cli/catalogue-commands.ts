/** The commands for catalogues. */
import type { Command } from "commander";
import type { CatalogueFlags } from "./commands/catalogue";
import { stackArgument, stackMeaning } from "./options/options";
import type { Terminal } from "./terminal";

type Define = (name: string, summary: string, parent?: Command) => Command;

export function addCatalogue(command: Define, terminal: Terminal, finish: (exitCode: Promise<number>) => Promise<void>): void {
  const catalogue = command("catalogue", "the file that sending programs read: what is live of each message, on each platform");
  const commands = (): typeof import("./commands/catalogue") => require("./commands/catalogue");
  const stateOption = (each: Command) =>
    each
      .option("--name <name>", "which catalogue, where the stack names several (the id of its construct)")
      .option("--state <file>", "a state's file, or - for what `tofu state pull` writes to standard input (default: the stack's own)");

  stateOption(command("write", "make it from the messages of a state", catalogue))
    .argument(stackArgument, stackMeaning)
    .option("--out <file>", "where it goes (default: standard output)")
    .action((stack: string | undefined, options: CatalogueFlags) => finish(commands().catalogueWrite({ ...options, stack }, terminal)));
  command("types", "write the types of its messages for TypeScript", catalogue)
    .argument("<file>", "the catalogue")
    .option("--out <file>", "where they go (default: standard output)")
    .action((file: string, { out }: CatalogueFlags) => finish(commands().catalogueTypes({ file, out }, terminal)));
  stateOption(command("check", "tell whether it says what the state does; exit with 2 where it does not", catalogue))
    .argument("<file>", "the catalogue")
    .argument(stackArgument, stackMeaning)
    .action((file: string, stack: string | undefined, options: CatalogueFlags) =>
      finish(commands().catalogueCheck({ ...options, file, stack }, terminal)),
    );
}
