import type { HuaweiSms } from "../../../clouds/huawei/client/client";
import type { CheckupBy } from "../../checkup/checkup";

// Huawei: E000044.
const clockToleranceMs = 15 * 60_000;

export const checkup: CheckupBy<HuaweiSms> = {
  clockToleranceMs,
  reads: ({ signal }) => [
    {
      what: "applications",
      async read(client) {
        const { results } = await client.listAppDetails({ limit: 10, offset: 0 }, { signal });
        const addresses = results.map(({ app_name: name, ip_white_list: list = "" }) =>
          list.trim() === "" ? `${name} sends from any address` : `${name} sends from ${list}`,
        );
        return { addresses };
      },
    },
    {
      what: "signatures",
      async read(client) {
        await client.listSignatureDetails({ limit: 1, offset: 0 }, { signal });
        return {};
      },
    },
    {
      what: "templates",
      async read(client) {
        await client.listTemplateDetails({ limit: 1, offset: 0 }, { signal });
        return {};
      },
    },
    {
      what: "how many applications there may be",
      async read(client) {
        const { total, used } = await client.showAppCount({ region: "cn" }, { signal });
        return { remainders: [{ what: "applications", left: total - used, of: total }] };
      },
    },
  ],
  whereDenied: "Give the key's user the policy MSGSMS ReadOnlyAccess for the region's project, and check HW_PROJECT_ID.",
  writing: {
    why: "whether the user may change shows only when it does, and sends are proved by an application's own key",
    next: "Compare the user's policies in the console with the guide keys-and-permissions.",
  },
  addresses: {
    why: "the platform did not tell from where its applications send",
    next: "Look at the application's list of addresses in the console.",
  },
  whereSpent: "Apply for more applications in the console.",
  limits: () => ({ why: "the platform did not tell what is left", next: "Look at the applications in the console." }),
  // Who has all applications that may be can send with them.
  isSpent: () => false,
};
