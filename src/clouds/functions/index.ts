import type { ProviderFunction } from "../../schema";
import { messages as baidu } from "../baidu/messages";
import { messages as tencent } from "../tencent/messages";
import { plannedPlatforms } from "./planned-platforms";
import { segmentsFunction } from "./segments";
import { textFunction } from "./text";

const platforms = [baidu, tencent, ...plannedPlatforms];

/** Every function that the provider serves, for engines that know functions. A platform's part in them is data of its own folder. */
export const functions: readonly ProviderFunction[] = [textFunction(platforms), segmentsFunction(platforms)];
