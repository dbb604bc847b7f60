/** Messages through Baidu AI Cloud SMS. */
import { definePlatform } from "../platform";
import { senderOf } from "./sending";

export const baidu = definePlatform("baidu", { title: "Baidu AI Cloud SMS", sender: senderOf });
