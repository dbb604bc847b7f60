/** The platforms that the emulator plays. A new one is a folder and a line. */
import { baidu } from "./baidu";
import { huawei } from "./huawei";
import { infocloud } from "./infocloud";
import type { PlatformModule } from "./platform";
import { tencent } from "./tencent";

export const platforms: readonly PlatformModule[] = [baidu, tencent, huawei, infocloud];
