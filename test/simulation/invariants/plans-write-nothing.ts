import { sends } from "../frontends/frontend";
import type { Watched } from "../run";
import { isReading } from "../world/calls";
import { Violation } from "./violation";

/** A run that is not to change anything sends nothing that could; what is owed to a platform is given back by whoever writes. */
export function plansWriteNothing({ command, calls, memoryBefore }: Watched): void {
  if (sends(command)) return;
  const writes = calls.filter(({ platform, call }) => !isReading(platform, call)).map(({ call }) => call);
  const givesBack = memoryBefore.owes && command.does !== "plan" && command.does !== "save";
  if (writes.length > 0 && !(givesBack && writes.every((call) => call === "addBlacklist")))
    throw new Violation("a plan sends no write", `${command.does} sent ${writes.join(", ")}`);
}
