import type { Deed } from "./actor";
import { colleague } from "./colleague";
import { consolePerson } from "./console";
import { developer } from "./developer";
import { operator } from "./operator";
import { pipeline } from "./pipeline";
import { reviewer } from "./reviewer";
import { sender } from "./sender";
import { time } from "./time";

export const deeds: readonly Deed[] = [
  ...developer,
  ...reviewer,
  ...time,
  ...pipeline,
  ...colleague,
  ...consolePerson,
  ...operator,
  ...sender,
];
