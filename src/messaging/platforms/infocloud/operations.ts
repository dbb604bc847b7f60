import { InfocloudSms } from "../../../clouds/infocloud/client/client";
import { operationsBy } from "../operations";
import { checkup } from "./checkup";
import { pullInfocloudReceipts } from "./pulls";
import { statistics } from "./statistics";

export const operations = operationsBy(InfocloudSms, {
  statistics,
  checkup,
  forSending: (client) => ({ settings: { infocloud: { client } } }),
  pulls: (client) => [{ what: "receipts", batches: (options) => pullInfocloudReceipts({ client, ...options }) }],
});
