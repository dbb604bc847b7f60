import type { Cloud } from "../schema";
import { baidu } from "./baidu";
import { functionsOf } from "./functions";
import { huawei } from "./huawei";
import { infocloud } from "./infocloud";
import { tencent } from "./tencent";

/** Every cloud that the provider serves. Adding one is adding its folder and a line here. */
export const clouds: readonly Cloud[] = [baidu, tencent, huawei, infocloud];

export const functions = functionsOf(clouds);
