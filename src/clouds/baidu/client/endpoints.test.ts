import { ManualClock } from "../../../../test/support/time/manual-clock";
import type { Prepared } from "../../../http/transport";
import { BaiduSms } from "./client";
import { endpointOf, hosts } from "./endpoints";
import { regions } from "./enumerations";
import { authorize } from "./signing/authorize";

describe("Baidu endpoints", () => {
  test("default to smsv3 in Beijing", () => {
    expect(endpointOf()).toBe("https://smsv3.bj.baidubce.com");
  });

  test.each(hosts.flatMap((host) => regions.map((region) => ({ host, region }))))("$host in $region", ({ host, region }) => {
    expect(endpointOf(region, host)).toBe(`https://${host}.${region}.baidubce.com`);
  });

  test.each([
    [{ region: "gz" }, 'The Baidu region is "gz"; it must be one of bj, su.'],
    [{ host: "smsv2" }, 'The Baidu host is "smsv2"; it must be one of smsv3, sms.'],
    [{ endpoint: "ftp://sms" }, 'The endpoint "ftp://sms" has the scheme ftp: and only https: and http: are known.'],
    [{ accessKeyId: "" }, "The Baidu accessKeyId is empty."],
    [{ accessKeyId: 7 }, "The Baidu accessKeyId is a number; it must be a text."],
    [{ secretKey: "top-secret\n" }, "The Baidu secretKey holds a space, a line break"],
    [{ sessionToken: "" }, "The Baidu sessionToken is empty."],
  ])("a client refuses %j and says what is allowed", (wrong, message) => {
    // As a program without types would call it.
    const options = JSON.parse(JSON.stringify({ accessKeyId: "id", secretKey: "key", ...wrong }));
    expect(() => new BaiduSms(options)).toThrow(message);
    expect(() => new BaiduSms(options)).not.toThrow(/top-secret/);
  });
});

describe("the signed headers", () => {
  const request: Prepared = {
    method: "GET",
    path: "/sms/v3/quota",
    query: [["userQuery", ""]],
    headers: { host: "sms.bj.baidubce.com" },
    body: undefined,
  };
  const now = new ManualClock().now();

  test("are host and date, valid for 1800 s, and give the published signature", () => {
    expect(authorize({ accessKeyId: "AKIDEXAMPLE", secretKey: "SKEXAMPLE" }, request, now)).toEqual({
      "x-bce-date": "2024-01-02T03:04:05Z",
      authorization:
        "bce-auth-v1/AKIDEXAMPLE/2024-01-02T03:04:05Z/1800/host;x-bce-date/07a05e8e3312a6a70b2b719c28a49e28fb017cdb03695c05b86846d9cd4279cd",
    });
  });

  test("include the session token of temporary credentials", () => {
    const headers = authorize({ accessKeyId: "AKIDEXAMPLE", secretKey: "SKEXAMPLE", sessionToken: "token/1" }, request, now);
    expect(headers["x-bce-security-token"]).toBe("token/1");
    expect(headers.authorization).toContain("/1800/host;x-bce-date;x-bce-security-token/");
  });
});
