// Infocloud: specification 4.5.
/** The allowance. What it means stands at `InfocloudSms`. */
import { allowanceAnswer } from "../answers/queries";
import { defineCall } from "../caller";
import { callOptions } from "../requests/options";

export const queryAllowance = defineCall("queryAllowance", { options: callOptions }, (caller, { options }) =>
  caller.read("queryAllowance", {}, options, allowanceAnswer),
);
