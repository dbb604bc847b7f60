/** The calls for applications (Huawei's specification 3). There is none that deletes one. */
import { z } from "zod";
import { appStatuses, messageRegions } from "../../../clouds/huawei/client/enumerations";
import type { Answer } from "../../server/wire";
import type { Caller } from "../calls/authentication";
import { type DecodedRequest, readFields, readJson, readQuery } from "../calls/body";
import type { Context } from "../calls/context";
import { jsonAnswer, refusal, withoutNulls } from "../calls/envelope";
import { checkHelpPageLimit } from "../calls/help-page-limits";
import { isAsked, isNamed, listSchema, pageOf } from "../calls/lists";
import { otherwise, readUrl, textLike } from "../calls/values";
import type { Holdings } from "../holdings";
import { zoneOf } from "../zone";
import { type App, type AppFields, allOf, findOf } from "./apps";

// Huawei: L502, L536.
const flag = z.union([z.boolean(), z.literal([0, 1])], { error: "expected true or false" });

const updateSchema = z.object({
  app_name: z.string().min(1),
  region: z.enum(messageRegions),
  create_sign_and_template: flag.nullish(),
  enterprise_project_id: textLike.nullish(),
  enterprise_project_name: z.string().nullish(),
  up_link_addr: z.string().nullish(),
});
const createSchema = updateSchema.extend({ show_secret: flag.nullish() });

const querySchema = listSchema.extend({
  app_name: z.string().optional(),
  region: z.enum(messageRegions).optional(),
  status: z.enum(appStatuses).optional(),
});

export type AppCalls = ReturnType<typeof createAppCalls>;

/** @param plantTest makes the test signature and the test template of a new application */
export function createAppCalls({ stores }: Holdings, context: Context, plantTest: (caller: Caller, app: App) => void) {
  const { world, switches } = context;
  const { apps, accounts } = stores;
  const { now } = world.clock;

  const required = (caller: Caller, id: string): App => {
    const app = findOf(apps, caller, id);
    if (app === undefined) throw refusal(switches.get("huawei.missing-app"), `id=${id}`);
    return app;
  };

  const checkName = ({ account }: Caller, name: string, id?: string): void => {
    checkHelpPageLimit("app_name", name, switches);
    for (const app of apps.all()) {
      if (app.account === account && app.fields.appName === name && app.id !== id) throw refusal("MSGSMS.0051", `app_name=${name}`);
    }
  };

  const usedBy = (caller: Caller, region: string): number =>
    allOf(apps, caller, now()).filter(({ fields }) => fields.region === region).length;

  /** @param previous values of what is left out */
  const inputOf = (body: z.infer<typeof updateSchema>, previous: InputFields): InputFields => ({
    appName: body.app_name,
    region: body.region,
    enterpriseProjectId: body.enterprise_project_id ?? previous.enterpriseProjectId,
    enterpriseProjectName: body.enterprise_project_name ?? previous.enterpriseProjectName,
    // Huawei: L508: of no effect abroad.
    upLinkAddr: body.region === "cn" ? otherwise(readUrl("up_link_addr", body.up_link_addr), previous.upLinkAddr) : null,
  });

  const shown = ({ id, account, status, createdAt, updatedAt, fields }: App, { headers }: DecodedRequest): object =>
    withoutNulls(
      {
        id,
        create_time: zoneOf(switches).text(createdAt),
        update_time: zoneOf(switches).text(updatedAt),
        customer_id: context.customerIdOf(account),
        resource_id: fields.resourceId,
        developer_account: `${accounts.of(account).domainName}_sms`,
        app_name: fields.appName,
        app_key: fields.appKey,
        up_link_addr: fields.upLinkAddr,
        status,
        region: fields.region,
        ...(switches.get("huawei.intl-channel-num") === "present" ? { intl_channel_num: fields.intlChannelNum } : {}),
        enterprise_project_id: fields.enterpriseProjectId,
        enterprise_project_name: fields.enterpriseProjectName,
        ip_white_list: fields.ipWhiteList,
        // Its sends come here, too, and never to the platform itself.
        app_access_addr: `http://${headers.host ?? "localhost"}`,
        protocol: "HTTP",
        platform: "NFV",
      },
      switches,
    );

  return {
    required,
    /** The application of that id among the fields of a body. */
    named: (caller: Caller, appId: string): App => {
      const app = findOf(apps, caller, appId);
      if (app === undefined) throw refusal(switches.get("huawei.missing-app"), `app_id=${appId}`);
      return app;
    },

    create: (request: DecodedRequest, caller: Caller): Answer => {
      const body = readFields(createSchema, readJson(request));
      const input = inputOf(body, nothingGiven);
      checkName(caller, input.appName);
      const most = accounts.of(caller.account).appQuota[input.region] ?? 0;
      if (world.accountLimits === "documented" && usedBy(caller, input.region) >= most) throw refusal("MSGSMS.0053", `It is ${most}.`);
      const fields = apps.parseFields({ ...input, projectId: caller.projectId });
      const app = apps.create({ id: world.random.uuid(), account: caller.account, fields, status: "CREATED" });
      const isLater = switches.get("huawei.app-creation") === "later";
      app.steps = [{ at: now() + (isLater ? world.review.delayMs : 0), status: "LAUNCHED", review: "" }];
      if (input.region === "cn" && body.create_sign_and_template) plantTest(caller, app);
      const { appKey, appName, appSecret } = fields;
      const secret = body.show_secret ? { app_secret: appSecret } : {};
      return jsonAnswer({ id: app.id, app_key: appKey, app_name: appName, ...secret }, context.createStatus());
    },

    update: (request: DecodedRequest, caller: Caller, id: string): Answer => {
      const body = readFields(updateSchema, readJson(request));
      const app = required(caller, id);
      const input = inputOf(body, switches.get("huawei.put-omitted") === "keep" ? app.fields : nothingGiven);
      const region = context.fixed("region", app.fields.region, input.region);
      checkName(caller, input.appName, id);
      app.fields = { ...app.fields, ...input, region };
      app.updatedAt = now();
      return jsonAnswer({ id, app_key: app.fields.appKey, app_name: app.fields.appName });
    },

    list: (request: DecodedRequest, caller: Caller): Answer => {
      const query = readQuery(querySchema, request);
      const matches = ({ status, fields }: App) =>
        isNamed(query.app_name, fields.appName, switches) && isAsked(query.region, fields.region) && isAsked(query.status, status);
      const { page, total } = pageOf(allOf(apps, caller, now()), query, matches, context);
      return jsonAnswer({ results: page.map((app) => shown(app, request)), total });
    },

    count: (request: DecodedRequest, caller: Caller): Answer => {
      const { region } = readQuery(z.object({ region: z.enum(messageRegions) }), request);
      return jsonAnswer({ total: accounts.of(caller.account).appQuota[region] ?? 0, used: usedBy(caller, region) });
    },

    show: (request: DecodedRequest, caller: Caller, id: string): Answer => jsonAnswer(shown(required(caller, id), request)),
  };
}

type InputFields = Pick<AppFields, "appName" | "region" | "enterpriseProjectId" | "enterpriseProjectName" | "upLinkAddr">;

const nothingGiven: InputFields = {
  appName: "",
  region: "cn",
  enterpriseProjectId: "0",
  enterpriseProjectName: "default",
  upLinkAddr: null,
};
