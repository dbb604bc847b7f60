import type { Deed } from "./actor";
import { developer } from "./developer";
import { reviewer } from "./reviewer";

export const deeds: readonly Deed[] = [...developer, ...reviewer];
