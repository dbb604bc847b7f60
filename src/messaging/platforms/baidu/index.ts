/** Messages through Baidu AI Cloud SMS. */
import { definePlatform } from "../platform";
import { baiduPushes } from "./receipts";
import { senderOf } from "./sending";

export const baidu = definePlatform("baidu", { title: "Baidu AI Cloud SMS", sender: senderOf, pushes: baiduPushes });
