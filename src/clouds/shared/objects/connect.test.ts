import { createConcurrencyLimit } from "../../../http/limits/concurrency-limit";
import type { Cloud, Runtime, Values } from "../../../schema";
import { systemClock } from "../../../system/clock";
import { baidu } from "../../baidu";
import { tencent } from "../../tencent";
import { TencentSms } from "../../tencent/client/client";

const runtime: Runtime = { clock: systemClock, concurrency: createConcurrencyLimit(1), environment: {} };
const settingsOf = (cloud: Cloud, given: Values): Values => ({
  ...Object.fromEntries(Object.keys(cloud.settings).map((name) => [name, null])),
  ...given,
});
const baiduKeys = { access_key: "id", secret_key: "secret" };
const tencentKeys = { secret_id: "id", secret_key: "secret" };

describe("settings of a cloud", () => {
  test("become its client; what is left out is the client's own to choose", () => {
    expect(tencent.connect(settingsOf(tencent, tencentKeys), runtime)).toBeInstanceOf(TencentSms);
  });

  test.each<[string, Cloud, Values, string]>([
    [
      "secret_key",
      baidu,
      { ...baiduKeys, secret_key: "two words" },
      'The Baidu secret_key holds a space, a line break or a character outside ASCII. Copy it again from the console, page "Access Key".',
    ],
    [
      "session_token",
      baidu,
      { ...baiduKeys, session_token: "" },
      'The Baidu session_token is empty. Copy it again from the console, page "Access Key".',
    ],
    ["region", baidu, { ...baiduKeys, region: "gz", endpoint: "sms.example.com" }, 'The Baidu region is "gz"; it must be one of bj, su.'],
    [
      "endpoint",
      baidu,
      { ...baiduKeys, endpoint: "http://" },
      'The endpoint "http://" is no URL. Write it as https://sms.example.com, with a port or a path prefix where needed.',
    ],
    [
      "secret_id",
      tencent,
      { ...tencentKeys, secret_id: "钥匙" },
      'The Tencent secret_id holds a space, a line break or a character outside ASCII. Copy it again from the console, page "API Keys".',
    ],
    [
      "security_token",
      tencent,
      { ...tencentKeys, security_token: "a b" },
      'The Tencent security_token holds a space, a line break or a character outside ASCII. Copy it again from the console, page "API Keys".',
    ],
    [
      "region",
      tencent,
      { ...tencentKeys, region: "Shanghai!" },
      'The Tencent region is "Shanghai!"; it must be the name of a region, for SMS one of ap-beijing, ap-guangzhou, ap-nanjing.',
    ],
  ])("of which no client can be made are told at the one to blame, by its own name: %s", (setting, cloud, given, detail) => {
    expect(cloud.connect(settingsOf(cloud, given), runtime)).toEqual([
      { severity: "error", summary: `The settings of ${cloud.title} cannot be used`, detail, path: [setting] },
    ]);
  });
});
