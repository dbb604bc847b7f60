/**
 * What smsform offers of Baidu AI Cloud SMS.
 */
import { defineCloud, oneOf, optional, set, shownById, string } from "../../schema";
import { connectBy } from "../shared/objects/connect";
import { endpointInPlaceOf } from "../shared/objects/endpoint";
import { explain } from "../shared/objects/explain";
import { accountRules, checkAccount } from "./account-rules";
import { approval } from "./approval";
import { blacklistData } from "./blacklist/data-source";
import { blacklist } from "./blacklist/resource";
import { entriesToRestore, inTurn, putBack } from "./blacklist/writes";
import { BaiduSms } from "./client/client";
import { defaultRegion } from "./client/endpoints";
import { regions } from "./client/enumerations";
import { message } from "./message";
import { messages } from "./messages";
import { askOwner } from "./owner";
import { quotaData } from "./quota/data-source";
import { quota } from "./quota/resource";
import { signature } from "./signature/resource";
import { statisticsData } from "./statistics/data-source";
import { templateStatisticsData } from "./statistics/template-data-source";
import { template } from "./template/resource";

const title = "Baidu AI Cloud SMS";
const whereKeysAre = "Keys are made in the console of Baidu AI Cloud under Security Authentication, Access Key.";

export const baidu = defineCloud<BaiduSms>()({
  name: "baidu",
  title,
  doc: "Access to Baidu AI Cloud SMS. Not needed where the environment gives the keys, or where nothing of Baidu is used.",
  settings: {
    access_key: optional(string, { doc: "Access key id.", env: ["BAIDUCLOUD_ACCESS_KEY"] }),
    secret_key: optional(string, { doc: "Secret access key.", env: ["BAIDUCLOUD_SECRET_KEY"], sensitive: true }),
    session_token: optional(string, {
      doc: "Session token of temporary (STS) credentials.",
      env: ["BAIDUCLOUD_SESSION_TOKEN"],
      sensitive: true,
    }),
    region: optional(oneOf(regions), {
      doc: "`bj` (Beijing, the default) or `su` (Suzhou, which Baidu opens on request).",
      env: ["BAIDUCLOUD_REGION"],
    }),
    endpoint: endpointInPlaceOf("the region's own `https://smsv3.<region>.baidubce.com`"),
    allowed_account_ids: optional(set(string), {
      doc:
        "Accounts that are meant, by the `user_id` of their objects. With a key of any other account nothing is sent, and nothing counts as gone: " +
        "the run ends with an error. Left out or empty, the account is compared only with what is recorded.",
      local: true,
    }),
  },
  needs: { access_key: whereKeysAre, secret_key: whereKeysAre },
  place: { region: defaultRegion },
  messages,
  connect: connectBy(title, BaiduSms, {
    access_key: "accessKeyId",
    secret_key: "secretKey",
    session_token: "sessionToken",
    region: "region",
    endpoint: "endpoint",
  }),
  explain,
  async completeRestore(scope, restore) {
    const { client, signal } = scope;
    await inTurn(scope, () => putBack(client, entriesToRestore(restore), signal));
  },
  account: { attribute: "user_id", allowed: "allowed_account_ids", told: ({ account }) => account, ask: askOwner },
  checkAccount,
  accountRules,
  resources: [signature, template, approval, message, quota, blacklist],
  dataSources: [
    shownById(signature, "signature_id"),
    shownById(template, "template_id"),
    quotaData,
    blacklistData,
    statisticsData,
    templateStatisticsData,
  ],
});
