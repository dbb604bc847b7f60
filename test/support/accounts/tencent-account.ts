/** Accounts of Tencent, and what the tests put into them. */

import { tencent } from "../../../src/clouds/tencent";
import { TencentSms } from "../../../src/clouds/tencent/client/client";
import { unlimited } from "../../../src/http/limits/unlimited";
import type { Environment, ObjectState } from "../../../src/reconcile";
import { createRunStore, nothingPending, type Resource, type Values } from "../../../src/schema";
import { always } from "../random";
import { accountsOf, jpeg, type OpenAccount, start } from "./account";

export * from "./account";

/** Calls by their names, e.g. `AddSmsSign`. Limits are kept by neither side. */
export function tencentAccounts(): OpenAccount {
  const keys = { secretId: "emulator", secretKey: "emulator-secret" };
  const open = accountsOf({
    platform: "tencent",
    connect: (endpoint, clock) => new TencentSms({ ...keys, endpoint, clock, limiter: unlimited, random: always(0) }),
    explain: tencent.explain,
    told: ({ call }) => call ?? "unknown",
  });
  return async (options = {}, environment = {}) => {
    const account = await open(
      { rateLimits: "off", ...options },
      {
        pending: { ...nothingPending("not in this test"), begin: notingNothing, resumed: async () => undefined },
        ...environment,
      },
    );
    account.files.set("proof.jpg", jpeg("proof"));
    account.files.set("letter.jpg", jpeg("letter"));
    return account;
  };
}

/** For tests of what is answered. */
async function notingNothing() {
  return { since: start, same: true, remedy: "Forget it." };
}

/** For plans of objects that do not exist yet: nothing is asked of a platform, and every path is a picture. */
export const offline: Environment = {
  client: undefined,
  store: createRunStore(),
  explain: tencent.explain,
  clock: { now: () => start, sleep: async () => {} },
  signal: new AbortController().signal,
  files: { read: async () => jpeg("proof") },
  pending: nothingPending("not in this test"),
  rules: { platform: "tencent", levels: {} },
  progress: () => {},
};

/** How the emulator's admin interface names the object of a state. */
export function refOf(resource: Resource, { values }: ObjectState) {
  return { platform: "tencent", kind: `${resource.noun}s`, id: String(values.id) };
}

export const signatureConfig = {
  sign_name: "云杉商城",
  sign_type: 0,
  document_type: 1,
  international: 0,
  sign_purpose: 0,
  proof_image_file: "proof.jpg",
  qualification_id: "1000001",
} as const satisfies Values;

export const templateConfig = {
  template_name: "login code",
  template_content: "您的验证码是{1}，5分钟内有效。",
  international: 0,
  sms_type: 3,
  remark: "Sign-in with a code",
} as const satisfies Values;
