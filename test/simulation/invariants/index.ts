/** What holds after each run, whatever happened in it and before. */
import type { Watched } from "../run";
import { accounted } from "./accounted";
import { asPlanned } from "./as-planned";
import { doneIsRecorded } from "./done-is-recorded";
import { errorsHelp } from "./errors-help";
import { keptIsKept } from "./kept-is-kept";
import { leftAndKept } from "./left-and-kept";
import { oneToken } from "./one-token";
import { othersUntouched } from "./others-untouched";
import { outputsFollow } from "./outputs";
import { plansWriteNothing } from "./plans-write-nothing";
import { protectedLives } from "./protected-lives";
import { secretsUntold } from "./secrets-untold";

export const invariants: readonly ((watched: Watched) => void)[] = [
  plansWriteNothing,
  oneToken,
  asPlanned,
  othersUntouched,
  protectedLives,
  accounted,
  leftAndKept,
  keptIsKept,
  doneIsRecorded,
  outputsFollow,
  secretsUntold,
  errorsHelp,
];
