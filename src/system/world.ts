import type { World } from "../ports/world";
import { systemClock } from "./clock";
import { systemDisk } from "./disk";
import { networkExchange } from "./network/exchange";
import { systemProcesses } from "./processes";
import { systemRandom } from "./random";

export const systemWorld: World = {
  clock: systemClock,
  disk: systemDisk,
  exchange: networkExchange(),
  processes: systemProcesses,
  random: systemRandom,
};
