/**
 * What smsform offers of Huawei Cloud Message & SMS.
 */
import { defineCloud, oneOf, optional, set, string } from "../../schema";
import { connectBy } from "../shared/objects/connect";
import { endpointInPlaceOf } from "../shared/objects/endpoint";
import { explain } from "../shared/objects/explain";
import { accountRules } from "./account-rules";
import { appsData } from "./app/data-source";
import { appQuotaData } from "./app/quota-data-source";
import { app } from "./app/resource";
import { approval } from "./approval";
import { HuaweiSms } from "./client/client";
import { defaultRegion } from "./client/endpoints";
import { regions } from "./client/enumerations";
import { countriesData } from "./countries/data-source";
import { message } from "./message";
import { messages, title } from "./messages";
import { huaweiSender } from "./sender";
import { signaturesData } from "./signature/data-source";
import { signature } from "./signature/resource";
import { signatureFile } from "./signature-file/resource";
import { templatesData } from "./template/data-source";
import { template } from "./template/resource";

const shown = 'the console of Huawei Cloud shows it under "My Credentials"';
const ofProject = `The project id is that of the region's project: ${shown}.`;
const ofUser = 'The user is one of IAM, and the domain is the account of that user: the console shows both under "My Credentials".';
const accessKeys = 'Keys are made in the console of Huawei Cloud under "My Credentials", access keys.';

export const huawei = defineCloud<HuaweiSms>()({
  name: "huawei",
  title,
  doc:
    "Access to Huawei Cloud Message & SMS: with an access key, or with a user's name and password. Not needed where the environment gives them, or where " +
    "nothing of Huawei is used. Since January 2025 the vendor opens the service to existing customers only. Resources called `huaweicloud_sms_…`, of the " +
    "vendor's own provider, are of its Server Migration Service.",
  settings: {
    access_key: optional(string, { doc: "Access key id (AK).", env: ["HW_ACCESS_KEY"] }),
    secret_key: optional(string, { doc: "Secret access key (SK).", env: ["HW_SECRET_KEY"], sensitive: true }),
    security_token: optional(string, {
      doc: "Security token of temporary credentials.",
      env: ["HW_SECURITY_TOKEN"],
      sensitive: true,
    }),
    user_name: optional(string, { doc: "Name of an IAM user, in the place of an access key.", env: ["HW_USER_NAME"] }),
    password: optional(string, { doc: "The user's password.", env: ["HW_USER_PASSWORD"], sensitive: true }),
    domain_name: optional(string, { doc: "Name of the account that the user belongs to.", env: ["HW_DOMAIN_NAME"] }),
    auth_url: optional(string, {
      doc: "Where IAM gives tokens to users with a password. Default: `endpoint`, and where there is none, `https://iam.<region>.myhuaweicloud.com`.",
      env: ["HW_AUTH_URL"],
    }),
    region: optional(oneOf(regions), {
      doc: `Region of the service: ${regions.map((region) => `\`${region}\``).join(" or ")}; \`${defaultRegion}\` by default.`,
      env: ["HW_REGION_NAME"],
    }),
    project_id: optional(string, {
      doc: `Id of the region's project, to which everything belongs; ${shown}.`,
      env: ["HW_PROJECT_ID"],
    }),
    project_name: optional(string, {
      doc: "Name of that project, for the tokens of users with a password. Default: the region's name, as the first project of each region is called.",
      env: ["HW_PROJECT_NAME"],
    }),
    endpoint: endpointInPlaceOf("the region's own `https://msgsms.<region>.myhuaweicloud.com`"),
    allowed_project_ids: optional(set(string), {
      doc:
        "Projects that are meant. With the `project_id` of any other one nothing is sent, and nothing counts as gone: the run ends with an error. " +
        "Left out or empty, the project is compared only with what is recorded.",
      local: true,
    }),
  },
  needs: [
    { access_key: accessKeys, secret_key: accessKeys, project_id: ofProject },
    { user_name: ofUser, password: ofUser, domain_name: ofUser, project_id: ofProject },
  ],
  // A project lies in one region.
  place: { project_id: null },
  messages,
  sender: huaweiSender,
  connect: connectBy(title, HuaweiSms, {
    access_key: "accessKey",
    secret_key: "secretKey",
    security_token: "securityToken",
    user_name: "userName",
    password: "userPassword",
    domain_name: "domainName",
    auth_url: "authUrl",
    region: "region",
    project_id: "projectId",
    project_name: "projectName",
    endpoint: "endpoint",
  }),
  explain,
  accountRules,
  account: {
    noun: "project",
    attribute: "project_id",
    allowed: "allowed_project_ids",
    told: ({ projectId }) => projectId,
    ask: async ({ client }) => client.projectId,
    async more({ client, signal }) {
      const { results } = await client.listAppDetails({ limit: 1, offset: 0 }, { signal });
      const domain = results.map(({ customer_id }) => customer_id).find((id) => id !== undefined);
      return domain === undefined ? {} : { domain };
    },
  },
  resources: [app, signature, signatureFile, template, approval, message],
  dataSources: [appsData, appQuotaData, signaturesData, templatesData, countriesData],
});
