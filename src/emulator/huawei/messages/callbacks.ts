/** Status reports and replies pushed to the user's addresses (Huawei's specification 8 and 2.5). */
import { authorizationOf, timestampOf } from "../../../clouds/huawei/client/signing/sign";
import { createdOf } from "../../../clouds/huawei/client/signing/sign-wsse";
import type { World } from "../../platform";
import { type Push, type PushRequest, pushDue } from "../../pushes/pushes";
import { receiptGroups } from "../../pushes/receipts";
import { decodePath } from "../../server/wire";
import type { KeyedStore } from "../../stores/keyed-store";
import type { Accounts } from "../accounts";
import type { AppFields, AppStore } from "../apps/apps";
import type { HuaweiSwitches } from "../switches";
import type { Message, MessageStore, ReportPush, Uplink } from "./messages";

// Huawei: L3073.
/** Reports in one push to an application's address. */
const mostReports = 50;

export interface Callbacks {
  /** Has the reports of messages pushed when their common time comes. */
  pushReports(messages: readonly Message[]): void;
  /** Calls the reports of a message off that were to come. */
  withdraw(message: Message): void;
  /** Takes a push up again after a restart. */
  resume(push: ReportPush): void;
  pushUplink(uplink: Uplink): void;
}

interface Parts {
  readonly apps: AppStore;
  readonly accounts: Accounts;
  readonly messages: MessageStore;
  readonly reportPushes: KeyedStore<ReportPush>;
  readonly world: World;
  readonly switches: HuaweiSwitches;
}

const form = "application/x-www-form-urlencoded";
const json = "application/JSON;charset=UTF-8";

export function createCallbacks({ apps, accounts, messages, reportPushes, world, switches }: Parts): Callbacks {
  /** Signed pushes so far: of two keys each has its turn. */
  let signed = 0;
  const keyOf = ({ pushKeys }: AppFields) => {
    if (pushKeys.length === 0) return undefined;
    signed += 1;
    return pushKeys[(signed - 1) % pushKeys.length];
  };

  // Huawei: L3022: what the receiver answers does not matter, and nothing is said of repetitions.
  const schedule = (push: Pick<Push, "state" | "request">) =>
    world.pushes.schedule({ ...push, retryDelays: () => [], isTaken: () => true });

  /** @param mayLackDate whether the examples of such a push leave out the date that they sign */
  const requestTo = (url: string, contentType: string, body: string, app: AppFields, mayLackDate: boolean): PushRequest => {
    const key = keyOf(app);
    const headers = { "content-type": contentType };
    if (key === undefined) return { url, headers, body };
    const { host, pathname } = new URL(url);
    const date = { "x-sdk-date": timestampOf(world.clock.now()) };
    const covered = { ...headers, ...date, host, "content-length": String(Buffer.byteLength(body)) };
    const accessKey = switches.get("huawei.push-access") === "push-key" ? key.accessKey : app.appKey;
    const request = { method: "POST", path: decodePath(pathname) ?? pathname, query: [], headers: covered, body };
    const authorization = authorizationOf(request, { ...key, accessKey }, Object.keys(covered));
    const sendsDate = !mayLackDate || switches.get("huawei.push-date") === "sent";
    return { url, headers: { ...headers, ...(sendsDate ? date : {}), authorization }, body };
  };

  const reportOf = ({ reports }: ReportPush): Record<string, string>[] =>
    reports.flatMap(({ message: id, sequence }) => {
      const message = messages.find(id);
      if (message?.receiptCode == null) return [];
      const { receiptCode, total, extend, originTo, receiptAt } = message;
      // Reports that the platform makes itself have no time (Huawei L2943).
      const isOwn = /^E\d{6}$/.test(receiptCode);
      return [
        {
          sequence: String(sequence),
          total: String(total),
          ...(isOwn ? {} : { updateTime: createdOf(receiptAt) }),
          source: isOwn ? "3" : "2",
          smsMsgId: id,
          status: receiptCode,
          ...(extend === null ? {} : { extend, to: originTo }),
        },
      ];
    });

  const resume = (push: ReportPush): void => {
    schedule({
      state: push.state,
      request: () => {
        const app = apps.find(push.appId);
        const reports = reportOf(push);
        const [first] = reports;
        if (app === undefined || first === undefined) return undefined;
        if (push.url !== null) return requestTo(push.url, form, new URLSearchParams(first).toString(), app.fields, false);
        const url = app.fields.batchReportUrl ?? accounts.of(app.account).receiptUrl;
        return url === null ? undefined : requestTo(url, json, JSON.stringify({ statusReportList: reports }), app.fields, true);
      },
    });
  };

  const push = (appId: string, url: string | null, reports: ReportPush["reports"], at: number): void => {
    const made: ReportPush = { id: world.random.uuid(), appId, url, reports, state: pushDue(at) };
    reportPushes.put(made);
    resume(made);
  };

  return {
    pushReports: (sent) => {
      const due = sent.filter(({ receiptCode }) => receiptCode !== null);
      const reportsOf = ({ id, total, receiptAt }: Message) =>
        Array.from({ length: total }, (_, place) => ({ receiptAt, report: { message: id, sequence: place + 1 } }));
      for (const message of due.filter(({ statusCallback }) => statusCallback !== null)) {
        for (const { report } of reportsOf(message)) push(message.appId, message.statusCallback, [report], message.receiptAt);
      }
      const batch = due.filter(({ statusCallback }) => statusCallback === null);
      const [{ appId } = { appId: "" }] = batch;
      for (const carried of receiptGroups(batch.flatMap(reportsOf), mostReports)) {
        const [{ receiptAt } = { receiptAt: 0 }] = carried;
        push(
          appId,
          null,
          carried.map(({ report }) => report),
          receiptAt,
        );
      }
    },
    withdraw: ({ id }) => {
      for (const pending of reportPushes.all()) {
        if (pending.state.nextAt === null) continue;
        const reports = pending.reports.filter(({ message }) => message !== id);
        if (reports.length === pending.reports.length) continue;
        if (reports.length === 0) pending.state.nextAt = null;
        else pending.reports = reports;
      }
    },
    resume,
    pushUplink: ({ id, appId, from, to, body, receivedAt, push: state }) => {
      schedule({
        state,
        request: () => {
          const app = apps.find(appId);
          if (app === undefined) return undefined;
          const url = app.fields.upLinkAddr ?? accounts.of(app.account).uplinkUrl;
          const fields = { from, to, body, smsMsgId: id, ...(app.fields.uplinkTime ? { createTime: createdOf(receivedAt) } : {}) };
          return url === null ? undefined : requestTo(url, form, new URLSearchParams(fields).toString(), app.fields, true);
        },
      });
    },
  };
}
