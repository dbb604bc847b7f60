import { bool, computed, defineDataSource, nested, oneOf, optional, string } from "../../../schema";
import { words } from "../../shared/objects/words";
import type { HuaweiSms } from "../client/client";
import { appStatuses, messageRegions } from "../client/enumerations";
import type { App } from "../client/types/management";
import { listedOrAsked } from "../lists";
import { reviewStateOf } from "../review";

export const appsData = defineDataSource<HuaweiSms>()({
  type: "sms_huawei_apps",
  noun: "applications",
  doc: "Reads the project's applications: all, or those that are as asked for. Their secrets are not told.",
  attributes: {
    id: computed(string, { doc: "`applications`." }),
    app_name: optional(string, { doc: "Those with exactly this name." }),
    region: optional(oneOf(messageRegions), { doc: "Those for `cn` (mainland China) or `intl` (all else)." }),
    status: optional(oneOf(appStatuses), { doc: "Those with this status." }),
    apps: computed(
      nested("list", {
        id: computed(string, { doc: "The application's primary key." }),
        app_name: computed(string, { doc: "Its name." }),
        region: computed(string, { doc: "`cn` for mainland China, `intl` for all else." }),
        enterprise_project_id: computed(string, { doc: "Id of the enterprise project that groups it." }),
        enterprise_project_name: computed(string, { doc: "The enterprise project's name." }),
        up_link_addr: computed(string, { doc: "URL to which replies are pushed." }),
        app_key: computed(string, { doc: "The application's key." }),
        app_access_addr: computed(string, { doc: "Where messages are sent to." }),
        ip_white_list: computed(string, { doc: "Addresses that may send, where the console restricts them." }),
        status: computed(string, { doc: "`CREATED`, `LAUNCHED` or `SUSPENDED`." }),
        usable: computed(bool, { doc: "Whether messages may be sent with it now." }),
        create_time: computed(string, { doc: "When it was created, `yyyy-MM-dd HH:mm:ss`." }),
        update_time: computed(string, { doc: "When it was changed." }),
      }),
      { doc: "The oldest first." },
    ),
  },
  async read({ client, signal }, { app_name, region, status }) {
    const asked = { ...(app_name !== null && { app_name }), ...(region !== null && { region }), ...(status !== null && { status }) };
    const found = await listedOrAsked(
      asked,
      () => client.appPages({ signal }),
      () => client.allApps(asked, { signal }),
    );
    // What a name in a query finds is not told (Huawei's specification 15, no. 40).
    return { id: "applications", apps: found.filter((each) => app_name === null || each.app_name === app_name).map(valuesOf) };
  },
});

function valuesOf(found: App) {
  return {
    id: found.id,
    app_name: found.app_name,
    region: found.region ?? null,
    enterprise_project_id: found.enterprise_project_id ?? null,
    enterprise_project_name: words(found.enterprise_project_name),
    up_link_addr: words(found.up_link_addr),
    app_key: found.app_key,
    app_access_addr: found.app_access_addr ?? null,
    ip_white_list: words(found.ip_white_list),
    status: found.status,
    usable: reviewStateOf(found.status) === "usable",
    create_time: found.create_time ?? null,
    update_time: found.update_time ?? null,
  };
}
