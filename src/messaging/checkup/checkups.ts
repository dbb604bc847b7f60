import { checkup as baidu } from "../platforms/baidu/checkup";
import { checkup as huawei } from "../platforms/huawei/checkup";
import { checkup as infocloud } from "../platforms/infocloud/checkup";
import { checkup as tencent } from "../platforms/tencent/checkup";
import type { Checkup } from "./checkup";

export const checkups: readonly Checkup[] = [baidu, tencent, huawei, infocloud];
