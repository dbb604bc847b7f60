/** What all management calls need beside the request. */
import { createHash } from "node:crypto";
import type { World } from "../../platform";
import type { HuaweiSwitches } from "../switches";
import { refusal } from "./envelope";

export interface Context {
  readonly world: World;
  readonly switches: HuaweiSwitches;
  /** The number of an account: 32 hex digits, always the same. */
  customerIdOf(account: string): string;
  /** HTTP status of what makes something. */
  createStatus(): number;
  /** What becomes of a field that no PUT is known to change. @throws Refusal MSGSMS.0002 where that is refused */
  fixed<Value extends string>(name: string, present: Value, wanted: Value): Value;
}

export function createContext(world: World, switches: HuaweiSwitches): Context {
  return {
    world,
    switches,
    customerIdOf: (account) => createHash("md5").update(account).digest("hex"),
    createStatus: () => Number(switches.get("huawei.create-status")),
    fixed: (name, present, wanted) => {
      const mode = switches.get("huawei.put-fixed");
      if (mode === "refused" && present !== wanted) throw refusal("MSGSMS.0002", `${name}: it is ${present} and cannot change.`);
      return mode === "changes" ? wanted : present;
    },
  };
}
