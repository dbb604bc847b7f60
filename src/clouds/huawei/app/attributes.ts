import { bool, computed, defaulted, oneOf, optional, required, string } from "../../../schema";
import { messageRegions } from "../client/enumerations";
import { projectAttribute } from "../project";

export const appAttributes = {
  id: computed(string, { doc: "The application's primary key." }),
  app_name: required(string, { doc: "Its name, which no other application of the account has. Can be changed." }),
  region: required(oneOf(messageRegions), {
    doc: "Where its messages go: `cn` for mainland China, `intl` for all else. Cannot be changed.",
    forcesReplacement: true,
  }),
  enterprise_project_id: defaulted(string, "0", { doc: "Id of the enterprise project that groups it. Default `0`." }),
  enterprise_project_name: defaulted(string, "default", { doc: "The enterprise project's name. Default `default`." }),
  up_link_addr: optional(string, { doc: "URL to which replies are pushed; of applications with `region` `cn`." }),
  create_sign_and_template: defaulted(bool, false, {
    doc:
      "Whether the platform makes a signature and a template for trials along with the application, where `region` is `cn`. It counts when the " +
      "application is created and never again; what was made is not looked after from here. Default `false`.",
    local: true,
  }),
  app_key: computed(string, { doc: "The application's key, with which messages are sent." }),
  app_secret: computed(string, {
    doc: "The key's secret. The platform tells it once, when the application is created: it is null after an import.",
    sensitive: true,
    toldOnce: true,
  }),
  app_access_addr: computed(string, { doc: "Where messages are sent to." }),
  ip_white_list: computed(string, { doc: "Addresses that may send, where the console restricts them." }),
  status: computed(string, {
    doc: "`CREATED` while it is being made, `LAUNCHED` when it is in use, `SUSPENDED` when the platform has stopped it.",
  }),
  usable: computed(bool, { doc: "Whether messages may be sent with it now: true when the status is `LAUNCHED`." }),
  create_time: computed(string, { doc: "When it was created, `yyyy-MM-dd HH:mm:ss` in the platform's time zone, which it does not tell." }),
  update_time: computed(string, { doc: "When it was changed, in the same form.", volatile: true }),
  ...projectAttribute,
} as const;
