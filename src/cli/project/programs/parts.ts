import type { PlatformName } from "../choice";
import { baidu } from "./baidu";
import { huawei } from "./huawei";
import { infocloud } from "./infocloud";
import type { Part } from "./part";
import { tencent } from "./tencent";

/** By platform. */
export const parts: Readonly<Record<PlatformName, Part>> = { baidu, tencent, huawei, infocloud };
