/** Messages through Huawei Cloud Message & SMS. */
import { definePlatform } from "../platform";
import { huaweiPushes } from "./receipts";
import { senderOf } from "./sending";

export const huawei = definePlatform("huawei", { title: "Huawei Cloud Message & SMS", sender: senderOf, pushes: huaweiPushes });
