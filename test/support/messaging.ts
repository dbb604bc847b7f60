/** A catalogue whose one message stands on all platforms, and what tests of the messenger have in common. */
import type { Catalogue } from "../../src/messaging/catalogue/catalogue";
import type { Result } from "../../src/messaging/send/results";

export interface CodeMessages {
  readonly otp: { readonly code: string };
}

const text = { domestic: "您的验证码是", global: "Your code is " };

export const otpCatalogue = {
  version: 1,
  messages: {
    otp: {
      variables: { code: { type: "code", max: 6, example: "482913" } },
      on: [
        {
          platform: "tencent",
          audience: "domestic",
          template: "2000001",
          sender: "云上书店",
          text: `${text.domestic}{1}`,
          parameters: ["code"],
          usable: true,
        },
        {
          platform: "baidu",
          audience: "global",
          template: "sms-tmpl-1",
          sender: "sms-sign-1",
          signature: "云上书店",
          text: `${text.domestic}\${code}`,
          usable: true,
        },
        {
          platform: "huawei",
          audience: "domestic",
          template: "8ff55eac1d0b478ab3c06c3c6a492300",
          sender: "csms100000001",
          text: `${text.domestic}\${1}`,
          parameters: ["code"],
          usable: true,
        },
        { platform: "infocloud", audience: "domestic", template: "574277763210051584", text: `${text.domestic}{code,6}`, usable: true },
      ],
    },
  },
} as const satisfies Catalogue;

export const otp = { code: "482913" };

export async function all(results: AsyncIterable<Result>): Promise<Result[]> {
  const list: Result[] = [];
  for await (const result of results) list.push(result);
  return list;
}

/** So many different mainland numbers. */
export function phones(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `+86138${String(n).padStart(8, "0")}`);
}
