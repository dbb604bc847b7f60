import { BaiduSms } from "../../../clouds/baidu/client/client";
import { operationsBy } from "../operations";
import { checkup } from "./checkup";
import { statistics } from "./statistics";

export const operations = operationsBy(BaiduSms, { statistics, checkup, forSending: (client) => ({ settings: { baidu: { client } } }) });
