import type { Cloud } from "../schema";
import { baidu } from "./baidu";
import { functionsOf } from "./functions";
import { tencent } from "./tencent";

/** Every cloud that the provider serves. Adding one is adding its folder and a line here. */
export const clouds: readonly Cloud[] = [baidu, tencent];

export const functions = functionsOf(clouds);
