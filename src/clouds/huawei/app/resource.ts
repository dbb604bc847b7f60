import { defineResource, type Known, type Wanted } from "../../../schema";
import { words } from "../../shared/objects/words";
import type { HuaweiSms } from "../client/client";
import type { App, AppChange } from "../client/types/management";
import { audienceIn, listCalls, madeAt, waysLeft } from "../listing";
import { projectOf } from "../project";
import { reviewStateOf } from "../review";
import { appAttributes } from "./attributes";
import { appRules } from "./rules";

export const app = defineResource<HuaweiSms>()({
  type: "sms_huawei_app",
  noun: "application",
  doc:
    "An application: what messages are sent with, and what signatures and templates belong to. It is changed in place. The platform deletes no " +
    "applications: one that leaves the configuration is only forgotten, and its name and its place in the quota stay taken.",
  attributes: appAttributes,
  title: ({ app_name }) => app_name,
  importId: "the application's primary key",
  listing: {
    calls: listCalls,
    waysLeft,
    async *pages({ client, signal }) {
      for await (const page of client.appPages({ signal })) {
        yield page.map((found) => ({
          importId: found.id,
          seen: seenIn(client, found),
          audience: audienceIn(found.region),
          madeAt: madeAt(found.create_time),
        }));
      }
    },
  },
  rules: appRules,
  review: { status: "status", usable: "usable", stateOf: reviewStateOf },

  async read({ client, signal, reads }, id) {
    return seenIn(client, await (reads === "shared" ? client.listedApp(id, { signal }) : client.showApp(id, { signal })));
  },
  creation: {
    by: "search",
    isNewBy: "absence",
    async create({ client, signal, onSend }, wanted) {
      const request = { ...changeOf(wanted), create_sign_and_template: wanted.create_sign_and_template, show_secret: true };
      const { id, app_key, app_secret } = await client.createApp(request, { signal, onSend });
      // It exists by now: a look that fails must not fail its creation. The next refresh tells the rest.
      const shown = await client.showApp(id, { signal }).catch(() => undefined);
      const seen = shown ? seenIn(client, shown) : { status: "CREATED", ...projectOf(client) };
      return { seen: { ...seen, id, app_key, app_secret: app_secret ?? null } };
    },
    // All of them: one that was renamed since is no other's to the eye.
    async lookAlikes({ client, signal }) {
      const found = await client.allApps({}, { signal });
      return found.map((each) => ({ id: each.id, importId: each.id, seen: seenIn(client, each) }));
    },
  },
  async update({ client, signal }, id, wanted, prior) {
    await client.updateApp(id, changeOf(wanted, prior), { signal });
    return seenIn(client, await client.showApp(id, { signal }));
  },
  delete: { impossible: "Huawei deletes no applications" },
});

/** Always the whole: what a change leaves out may be kept or cleared (Huawei's specification 15, no. 41), so what is taken out is sent as empty. */
function changeOf(wanted: Wanted<typeof appAttributes>, prior?: Known<typeof appAttributes>): AppChange {
  const address = wanted.up_link_addr ?? (words(prior?.up_link_addr) === null ? undefined : "");
  return {
    app_name: wanted.app_name,
    region: wanted.region,
    enterprise_project_id: wanted.enterprise_project_id,
    enterprise_project_name: wanted.enterprise_project_name,
    ...(address !== undefined && { up_link_addr: address }),
  };
}

/** No field is promised: what an answer leaves out is as it was recorded; an address for replies that it leaves out is none. */
function seenIn(client: HuaweiSms, found: App) {
  return {
    id: found.id,
    app_name: found.app_name,
    region: found.region,
    enterprise_project_id: found.enterprise_project_id,
    enterprise_project_name: found.enterprise_project_name,
    up_link_addr: words(found.up_link_addr),
    app_key: found.app_key,
    app_access_addr: found.app_access_addr,
    ip_white_list: found.ip_white_list,
    status: found.status,
    create_time: found.create_time,
    update_time: found.update_time,
    ...projectOf(client),
  };
}
