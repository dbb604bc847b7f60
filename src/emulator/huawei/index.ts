/** Huawei Cloud Message & SMS: the calls of management and those of applications that send, the token service, and what the platform pushes. */

import { parseAuthorization } from "../../clouds/huawei/client/signing/sign";
import { numberNamed, settingsKind } from "../admin/kinds/settings";
import { thingsKind } from "../admin/kinds/things";
import type { Platform, PlatformModule, World } from "../platform";
import { type Answer, bodyLimit, decodePath, decodeQuery, type WireRequest } from "../server/wire";
import { callerBy } from "../world/credentials";
import { exampleProject, settingsSchema } from "./accounts";
import { adminApps } from "./apps/admin";
import { createAppCalls } from "./apps/calls";
import { authenticate, type Caller } from "./calls/authentication";
import type { DecodedRequest } from "./calls/body";
import { createContext } from "./calls/context";
import { errorAnswer, refusal } from "./calls/envelope";
import { changes, type HuaweiCall, huaweiCalls, isManagement, type ManagementCall, readingCalls, routeOf } from "./calls/routes";
import { qualificationSchema } from "./console/qualifications";
import { listCountries } from "./countries/calls";
import { createFileCalls } from "./files/calls";
import { fileSchema } from "./files/files";
import { createHoldings } from "./holdings";
import { createIam } from "./iam/tokens";
import { adminMessages, adminUplinks } from "./messages/admin";
import { fateSchema } from "./numbers/fates";
import { numberOf } from "./numbers/phone-numbers";
import { applicationOf } from "./send/authentication";
import { createSending } from "./send/send";
import { adminSignatures, adminTemplates } from "./submissions/admin";
import { createSignatureCalls } from "./submissions/signature-calls";
import { createTemplateCalls } from "./submissions/template-calls";
import { plantTestObjects } from "./submissions/test-objects";
import { huaweiSwitches } from "./switches";

export const huawei: PlatformModule = {
  name: "huawei",
  switches: huaweiSwitches,
  settings: { project_id: exampleProject.id },
  open,
};

type Handler = (request: DecodedRequest, caller: Caller, id: string) => Answer;

function open(world: World): Platform {
  const switches = world.switches.reader(huaweiSwitches);
  const holdings = createHoldings(world, switches);
  const { stores } = holdings;
  const { accounts, tokens } = stores;
  const context = createContext(world, switches);
  const appCalls = createAppCalls(holdings, context, (caller, app) => plantTestObjects(holdings, context, caller, app));
  const signatureCalls = createSignatureCalls(holdings, appCalls, context);
  const templateCalls = createTemplateCalls(holdings, appCalls, context);
  const fileCalls = createFileCalls(holdings, context);
  const sending = createSending(holdings, context);
  const iam = createIam({ world, accounts, tokens });

  const handlers: Record<ManagementCall, Handler> = {
    CreateApp: appCalls.create,
    UpdateApp: appCalls.update,
    ListAppDetails: appCalls.list,
    ShowAppCount: appCalls.count,
    ShowApp: appCalls.show,
    CreateSignature: signatureCalls.create,
    DeleteSignature: signatureCalls.remove,
    UpdateSignature: signatureCalls.update,
    ListSignatureDetails: signatureCalls.list,
    ShowSignature: signatureCalls.show,
    EnableSignature: signatureCalls.enable,
    ShowSignatureFile: fileCalls.show,
    UploadSignatureFile: fileCalls.upload,
    CreateTemplate: templateCalls.create,
    DeleteTemplate: templateCalls.remove,
    UpdateTemplate: templateCalls.update,
    ListTemplateDetails: templateCalls.list,
    ShowTemplate: templateCalls.show,
    ListTemplateVarilableDetails: templateCalls.variables,
    DeleteTemplates: templateCalls.removeMany,
    ListSendCountryDetails: listCountries,
  };
  const others: Record<Exclude<HuaweiCall, ManagementCall>, (request: DecodedRequest) => Answer> = {
    batchSendSms: sending.batchSendSms,
    batchSendDiffSms: sending.batchSendDiffSms,
    getToken: iam.getToken,
    listProjects: iam.listProjects,
  };

  const handle = (request: WireRequest): Answer => {
    const path = decodePath(request.rawPath);
    const query = decodeQuery(request.rawQuery);
    const route = path === undefined ? "unknown" : routeOf(request.method, path);
    if (path === undefined || route === undefined || route === "unknown") {
      throw refusal("APIGW.0101", `There is no call ${request.method} ${request.rawPath}.`);
    }
    if (query === undefined) throw refusal("MSGSMS.0058", "The query cannot be decoded.");
    if (request.body === undefined) throw refusal("APIGW.0201", `A request has at most ${bodyLimit} bytes.`);
    const { call, parts } = route;
    const decoded = { ...request, path, query };
    if (!isManagement(call)) return others[call](decoded);
    const caller = authenticate(decoded, parts.project ?? "", changes(call), { world, accounts, tokens, switches });
    return handlers[call](decoded, caller, parts.id ?? "");
  };

  return {
    calls: huaweiCalls,
    reads: readingCalls,
    callerOf(request) {
      const token = tokens.find(request.headers["x-auth-token"] ?? "");
      if (token) return callerBy(world.credentials, token.userId);
      const key = parseAuthorization(request.headers.authorization ?? "")?.accessKey;
      const app = applicationOf(stores.apps, key ?? /\bUsername="([^"]*)"/.exec(request.headers["x-wsse"] ?? "")?.[1] ?? "");
      return app ? { account: app.account, application: app.id } : callerBy(world.credentials, key);
    },
    fileFields: [],
    kinds: {
      apps: adminApps(stores.apps, context),
      signatures: adminSignatures(holdings, signatureCalls, context),
      templates: adminTemplates(holdings, context),
      files: thingsKind("files", stores.files, fileSchema, () => "UPLOADED"),
      qualifications: thingsKind("qualifications", stores.qualifications, qualificationSchema, ({ status }) => status),
      messages: adminMessages(holdings, world),
      uplinks: adminUplinks(holdings, world),
      numbers: settingsKind({
        schema: fateSchema,
        settings: stores.numbers,
        nameOf: numberNamed(numberOf),
        show: (fate) => ({ ...fate, account: "", status: fate.refusal ?? fate.receiptCode ?? "no receipt" }),
      }),
      accounts: settingsKind({
        schema: settingsSchema,
        settings: accounts,
        show: (settings, account) => ({ ...settings, userPassword: "(hidden)", account }),
      }),
    },
    callOf: ({ method, rawPath }) => {
      const route = routeOf(method, decodePath(rawPath) ?? rawPath);
      return route === undefined || route === "unknown" ? route : route.call;
    },
    answer: handle,
    refused: errorAnswer,
    throttled: () => refusal("APIGW.0308"),
    stores,
  };
}
