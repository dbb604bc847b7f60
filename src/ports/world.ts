import type { Clock } from "./clock";
import type { Disk } from "./disk";
import type { Exchange } from "./exchange";
import type { Processes } from "./processes";
import type { Random } from "./random";

/** All that lies outside of the program. The entries have the real one and hand it down; a test brings its own. */
export interface World extends Machine {
  readonly clock: Clock;
  readonly exchange: Exchange;
}

/** What a process finds on its machine. */
export interface Machine {
  readonly disk: Disk;
  readonly random: Random;
  readonly processes: Processes;
}
