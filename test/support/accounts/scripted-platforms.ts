/** Clients of all platforms whose answers are written by a test: each call is told what to say of each of its numbers. */
import { BaiduSms } from "../../../src/clouds/baidu/client/client";
import { HuaweiSms } from "../../../src/clouds/huawei/client/client";
import { InfocloudSms } from "../../../src/clouds/infocloud/client/client";
import { TencentSms } from "../../../src/clouds/tencent/client/client";
import type { PlatformName, PlatformSettings } from "../../../src/messaging/platforms";
import { type Answer, type Exchange, NoAnswer } from "../../../src/ports/exchange";
import { always } from "../random";
import { ManualClock } from "../time/manual-clock";

/** What a platform answers to a call. */
export type Reaction =
  /** Nothing. */
  | { readonly kind: "lost" }
  /** An HTTP status, with a page that is not the platform's. */
  | { readonly kind: "page"; readonly status: number }
  /** A refusal of the whole call. */
  | { readonly kind: "refused"; readonly code: string; readonly status: number }
  /** A code for each number, the last one for all that follow; one without a code is left out. */
  | { readonly kind: "told"; readonly codes: readonly (string | undefined)[] };

export interface Call {
  readonly platform: PlatformName;
  readonly numbers: readonly string[];
  /** As the platform takes them: names and values of variables, template, sender. */
  readonly body: Readonly<Record<string, unknown>>;
  /** By which the platform tells a repeat, where it can. */
  readonly token: string | undefined;
  readonly reaction: Reaction;
}

export const accepted: Readonly<Record<PlatformName, string>> = { tencent: "Ok", baidu: "1000", huawei: "000000", infocloud: "200" };

export const acceptance: Reaction = { kind: "told", codes: ["accepted"] };

export interface ScriptedPlatforms {
  readonly settings: Required<PlatformSettings>;
  readonly calls: Call[];
  readonly clock: ManualClock;
}

/** @param react the code `accepted` stands for the platform's own */
export function scriptedPlatforms(react: (platform: PlatformName, index: number) => Reaction | Promise<Reaction>): ScriptedPlatforms {
  const calls: Call[] = [];
  const clock = new ManualClock(undefined, { jump: true });
  const through = (platform: PlatformName, read: (text: string, url: string) => Omit<Call, "platform" | "reaction">): Exchange => ({
    open: () => {},
    async send({ url, body }) {
      const asked = read(String(body ?? ""), url);
      const reaction = await react(platform, calls.length);
      calls.push({ platform, reaction, ...asked });
      return answerOf(platform, asked.numbers, reaction);
    },
  });
  const common = (exchange: Exchange) => ({ endpoint: "http://platform.test", clock, random: always(0.5), exchange });
  return {
    calls,
    clock,
    settings: {
      tencent: {
        client: new TencentSms({ secretId: "id", secretKey: "secret", ...common(through("tencent", readTencent)) }),
        smsSdkAppId: "1400006666",
      },
      baidu: { client: new BaiduSms({ accessKeyId: "id", secretKey: "secret", ...common(through("baidu", readBaidu)) }) },
      huawei: {
        client: new HuaweiSms({ app: { appKey: "key", appSecret: "secret" }, ...common(through("huawei", readHuawei)) }),
      },
      infocloud: { client: new InfocloudSms({ apiKey: "key", accessKey: "secret", ...common(through("infocloud", readInfocloud)) }) },
    },
  };
}

function readTencent(text: string) {
  const body = JSON.parse(text);
  return { numbers: body.PhoneNumberSet, body, token: undefined };
}

function readBaidu(text: string, url: string) {
  const body = JSON.parse(text);
  return { numbers: body.mobile.split(","), body, token: new URL(url).searchParams.get("clientToken") ?? undefined };
}

function readHuawei(text: string) {
  const body = Object.fromEntries(new URLSearchParams(text));
  return { numbers: body.to?.split(",") ?? [], body, token: undefined };
}

function readInfocloud(text: string) {
  const body = JSON.parse(text);
  return { numbers: body.phones.split(",").map((phone: string) => `+86${phone}`), body, token: undefined };
}

function answerOf(platform: PlatformName, numbers: readonly string[], reaction: Reaction): Answer {
  if (reaction.kind === "lost") throw new NoAnswer("ECONNRESET", "read");
  if (reaction.kind === "page") return { status: reaction.status, headers: { "retry-after": "1" }, text: "<html>not the platform</html>" };
  const own = (code: string | undefined) => (code === "accepted" ? accepted[platform] : code);
  if (reaction.kind === "refused") {
    const text = JSON.stringify(refusedBy[platform](own(reaction.code) ?? ""));
    return { status: reaction.status, headers: {}, text };
  }
  const { codes } = reaction;
  const rows = numbers.flatMap((number, i) => {
    const code = own(i < codes.length ? codes[i] : codes.at(-1));
    return code === undefined ? [] : [{ number, code, id: `${platform}-${number}` }];
  });
  return { status: 200, headers: {}, text: JSON.stringify(toldBy[platform](rows)) };
}

const refusedBy: Readonly<Record<PlatformName, (code: string) => object>> = {
  tencent: (Code) => ({ Response: { Error: { Code, Message: "words" }, RequestId: "r" } }),
  baidu: (code) => ({ code, message: "words", requestId: "r" }),
  huawei: (code) => ({ code, description: "words" }),
  infocloud: (code) => ({ code: Number.isNaN(Number(code)) ? code : Number(code), message: "words", requestId: "r" }),
};

type Rows = readonly { readonly number: string; readonly code: string; readonly id: string }[];

const toldBy: Readonly<Record<PlatformName, (rows: Rows) => object>> = {
  tencent: (rows) => ({
    Response: {
      SendStatusSet: rows.map(({ number, code, id }) => ({ PhoneNumber: number, Code: code, SerialNo: code === "Ok" ? id : "", Fee: 1 })),
      RequestId: "r",
    },
  }),
  baidu: (rows) => ({
    code: rows.find(({ code }) => code === "1000")?.code ?? rows[0]?.code ?? "1000",
    requestId: "r",
    data: rows.map(({ number, code, id }) => ({ mobile: number, code, messageId: id })),
  }),
  huawei: (rows) => ({
    code: rows.some(({ code }) => code === "000000") ? "000000" : "E000510",
    description: "words",
    result: rows.map(({ number, code, id }) => ({ originTo: number, status: code, smsMsgId: id, total: 1 })),
  }),
  // It has no codes for numbers: which ones it refused is all that it tells.
  infocloud: (rows) => ({
    code: 200,
    requestId: "r",
    data: {
      msgId: "574730770464800768",
      failPhones: rows
        .filter(({ code }) => code !== "200")
        .map(({ number }) => number.replace("+86", ""))
        .join(","),
    },
  }),
};
