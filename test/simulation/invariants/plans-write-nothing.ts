import { sends } from "../frontends/frontend";
import type { Watched } from "../run";
import { isReading } from "../world/calls";
import { Violation } from "./violation";

/**
 * A run that is not to change anything sends nothing that could; what is owed to a platform is given back by whoever writes, and by the plugin whenever
 * it runs: it is not told what it is started for.
 */
export function plansWriteNothing({ command, calls, memoryBefore, scene: { frontend } }: Watched): void {
  if (sends(command)) return;
  const writes = calls.filter(({ platform, call }) => !isReading(platform, call)).map(({ call }) => call);
  const onlyPlans = command.does === "plan" || command.does === "save";
  const givesBack = memoryBefore.owes && (frontend.name === "plugin" || !onlyPlans);
  if (writes.length > 0 && !(givesBack && writes.every((call) => call === "addBlacklist")))
    throw new Violation("a plan sends no write", `${command.does} sent ${writes.join(", ")}`);
}
