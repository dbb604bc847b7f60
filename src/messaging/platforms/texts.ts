/** What is known of every platform's texts without its client: little to load, for those who send nothing. */
import { texts as baidu } from "./baidu/texts";
import { texts as huawei } from "./huawei/texts";
import { texts as infocloud } from "./infocloud/texts";
import type { Texts } from "./platform";
import { texts as tencent } from "./tencent/texts";

export const textsOf = { baidu, tencent, huawei, infocloud } as const satisfies Readonly<Record<string, Texts>>;
