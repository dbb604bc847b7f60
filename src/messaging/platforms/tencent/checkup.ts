import { daysBefore } from "../../../clouds/shared/client/days";
import type { TencentSms } from "../../../clouds/tencent/client/client";
import type { CheckupBy, CheckupRequest } from "../../checkup/checkup";

// Tencent: AuthFailure.SignatureExpire.
const clockToleranceMs = 5 * 60_000;
/** An id that no object has: reading by ids is allowed to every key that may read, listing is not. */
const nobody = "1";
/** Packages that were made longer ago have expired. */
const packageDays = 3 * 365;

export const checkup: CheckupBy<TencentSms> = {
  clockToleranceMs,
  reads: ({ applications, ...request }) => {
    const { signal } = request;
    return [
      {
        what: "signatures",
        async read(client) {
          await client.describeSmsSignList({ SignIdSet: [nobody], International: 0 }, { signal });
          return {};
        },
      },
      {
        what: "templates",
        async read(client) {
          await client.describeSmsTemplateList({ TemplateIdSet: [nobody], International: 0 }, { signal });
          return {};
        },
      },
      ...applications.flatMap((SmsSdkAppId) => readsOf(SmsSdkAppId, request)),
    ];
  },
  whereDenied: "Allow the call to the key's sub-account in CAM: the guide keys-and-permissions has the policies.",
  writing: {
    why: "whether the key may change or send shows only when it does",
    next: "Compare its policies in CAM with the guide keys-and-permissions.",
  },
  account: { why: "no call tells whose a key is", next: "The console shows an account's keys under CAM, API keys." },
  addresses: {
    why: "whether an application sends from some addresses only is not told before a send is refused",
    next: "Look at the application's IP whitelist in the console.",
  },
  whereSpent: "Buy a package in the console, or see whether the account is billed by what it sends.",
  limits: ({ applications }) =>
    applications.length === 0
      ? {
          why: "packages are told by application, and none is named",
          next: "Name it by --sms-sdk-app-id or TENCENTCLOUD_SMS_SDK_APP_ID.",
        }
      : { why: "no package is valid", next: "See in the console whether the account is billed by what it sends." },
};

function readsOf(SmsSdkAppId: string, { now, today, signal }: Omit<CheckupRequest, "applications">) {
  const hour = (day: string) => `${day.replaceAll("-", "")}00`;
  return [
    {
      what: `statistics of ${SmsSdkAppId}`,
      async read(client: TencentSms) {
        await client.sendStatusStatistics({ SmsSdkAppId, BeginTime: hour(today), EndTime: hour(today) }, { signal });
        return {};
      },
    },
    {
      what: `packages of ${SmsSdkAppId}`,
      async read(client: TencentSms) {
        const period = { BeginTime: hour(daysBefore(today, packageDays)), EndTime: hour(today) };
        const packages = await client.allSmsPackages({ SmsSdkAppId, ...period }, { signal });
        const valid = packages.filter(({ PackageExpiredTime: end }) => end === undefined || end * 1000 > now);
        const of = valid.reduce((sum, { PackageAmount }) => sum + PackageAmount, 0);
        const left = valid.reduce((sum, { PackageAmount, CurrentUsage }) => sum + Math.max(0, PackageAmount - CurrentUsage), 0);
        // An account without packages may be billed by what it sends.
        return valid.length === 0 ? {} : { remainders: [{ what: `messages in the packages of ${SmsSdkAppId}`, left, of }] };
      },
    },
  ];
}
