import { statistics as baidu } from "../platforms/baidu/statistics";
import { statistics as huawei } from "../platforms/huawei/statistics";
import { statistics as infocloud } from "../platforms/infocloud/statistics";
import { statistics as tencent } from "../platforms/tencent/statistics";
import type { Statistics } from "./source";

export const statisticsSources: readonly Statistics[] = [baidu, tencent, huawei, infocloud];
