/** Reports that a recipient has used a code (Tencent's specification 10.18). */
import type { World } from "../../platform";
import type { ParametersOf } from "../calls/definitions";
import { refusal } from "../calls/envelope";
import { belongsTo } from "../console/console";
import type { Holdings } from "../holdings";
import type { TencentSwitches } from "../switches";

export function createConversion({ stores: parts }: Holdings, world: World, switches: TencentSwitches) {
  return ({ SmsSdkAppId, SerialNo, ConversionTime }: ParametersOf<"ReportConversion">, account: string) => {
    const app = parts.apps.find(SmsSdkAppId);
    const isOwn = app !== undefined && belongsTo(app.account, account);
    // The only code that this call lists for whatever is not allowed.
    if (!isOwn || !parts.accounts.of(account).conversions) throw refusal("UnauthorizedOperation.SmsSdkAppIdVerifyFail", SmsSdkAppId);
    // What SerialNo is not known is taken all the same: the printed example's has another form than any that is sent.
    const message = parts.messages.find(SerialNo);
    if (message?.account === account) message.convertedAt = ConversionTime === undefined ? world.clock.now() : ConversionTime * 1000;
    const Code = switches.get("tencent.conversion-code");
    return { ReportConversionStatus: { Code, Message: Code === "OK" ? "success" : "report success" } };
  };
}
