/** Accounts of Baidu, and what the tests put into them. */
import { baidu } from "../../../src/clouds/baidu";
import { BaiduSms } from "../../../src/clouds/baidu/client/client";
import type { Environment, ObjectState } from "../../../src/reconcile";
import { nothingPending, type Resource } from "../../../src/schema";
import { accountsOf, type OpenAccount, png, start } from "./account";

export * from "./account";

export function accounts(): OpenAccount {
  return accountsOf({
    platform: "baidu",
    connect: (endpoint, clock) => new BaiduSms({ accessKeyId: "emulator", secretKey: "emulator-secret", endpoint, clock, random: () => 0 }),
    explain: baidu.explain,
    told: ({ method, path }) => `${method} ${path.includes("/template") ? "template" : "signature"}`,
  });
}

/** For plans of objects that do not exist yet: nothing is asked of a platform, and every path is a picture. */
export const offline: Environment = {
  client: undefined,
  explain: baidu.explain,
  clock: { now: () => start, sleep: async () => {} },
  signal: new AbortController().signal,
  files: { read: async () => png("proof") },
  pending: { ...nothingPending("not in this test"), token: async () => "token" },
  rules: { platform: "baidu", levels: {} },
  progress: () => {},
};

/** How the emulator's admin interface names the object of a state. */
export function refOf(resource: Resource, { values }: ObjectState) {
  return { platform: "baidu", kind: `${resource.noun}s`, id: String(values.id) };
}

export const templateConfig = {
  name: "login code",
  content: "您的验证码是${SMSvCode}，请完成验证。",
  sms_type: "CommonVcode",
  country_type: "DOMESTIC",
  description: "Sign-in with a code",
} as const;

export const signatureConfig = {
  content: "百度智能云",
  content_type: "Enterprise",
  country_type: "DOMESTIC",
  description: "Our company's name",
} as const;
