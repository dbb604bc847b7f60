/** Messages through Tencent Cloud SMS. */
import { definePlatform } from "../platform";
import { tencentPushes } from "./receipts";
import { senderOf } from "./sending";

export const tencent = definePlatform("tencent", { title: "Tencent Cloud SMS", sender: senderOf, pushes: tencentPushes });
