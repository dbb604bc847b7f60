import type { Cloud } from "../schema";
import { baidu } from "./baidu";
import { tencent } from "./tencent";

export { functions } from "./functions";

/** Every cloud that the provider serves. Adding one is adding its folder and a line here. */
export const clouds: readonly Cloud[] = [baidu, tencent];
