import { HuaweiSms } from "../../../clouds/huawei/client/client";
import { operationsBy } from "../operations";
import { checkup } from "./checkup";
import { statistics } from "./statistics";

export const operations = operationsBy(HuaweiSms, { statistics, checkup, forSending: (client) => ({ settings: { huawei: { client } } }) });
