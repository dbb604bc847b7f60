import type { Cloud } from "../schema";
import { baidu } from "./baidu";
import { functionsOf } from "./functions";
import { huawei } from "./huawei";
import { tencent } from "./tencent";

/** Every cloud that the provider serves. Adding one is adding its folder and a line here. */
export const clouds: readonly Cloud[] = [baidu, tencent, huawei];

export const functions = functionsOf(clouds);
