import {
  accessKey,
  errorOf,
  huaweiClients,
  issued,
  projectId,
  refusal,
  userPassword,
} from "../../../../test/support/accounts/huawei-client";
import type { Reaction, Recorded } from "../../../../test/support/recording-server";
import { HuaweiSms } from "./client";

const { clientOf } = huaweiClients(userPassword);
const app = { id: "a-1", app_name: "n", app_key: "k", status: "LAUNCHED" };
const isForToken = ({ path }: Recorded) => path === "/v3/auth/tokens";

/** A platform that issues `token-1`, `token-2` and so on, and answers what comes with one of them. */
function platform(answer: (token: string, request: Recorded) => Reaction, expires_at?: string) {
  let count = 0;
  return (request: Recorded): Reaction =>
    isForToken(request) ? issued(`token-${++count}`, expires_at) : answer(String(request.headers["x-auth-token"]), request);
}

describe("a token", () => {
  test("is asked for once for all who wait, and kept", async () => {
    const { sms, requests } = await clientOf(platform(() => ({ body: app })));
    await Promise.all([sms.showApp("a-1"), sms.showApp("a-2"), sms.showApp("a-3")]);
    await sms.showApp("a-4");
    expect(requests.filter(isForToken)).toHaveLength(1);
    expect(requests.map(({ headers }) => headers["x-auth-token"])).toEqual([undefined, ...Array.from({ length: 4 }, () => "token-1")]);
    expect(requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  test("is of the project, which has the region's name where no other is given", async () => {
    const scopeOf = async (options: { region?: "cn-south-1"; projectName?: string }) => {
      const { sms, requests } = await clientOf(() => issued("t"), options);
      await sms.getToken();
      return JSON.parse(requests[0]?.text ?? "").auth.scope;
    };
    await expect(scopeOf({})).resolves.toEqual({ project: { name: "cn-north-4" } });
    await expect(scopeOf({ region: "cn-south-1" })).resolves.toEqual({ project: { name: "cn-south-1" } });
    await expect(scopeOf({ projectName: "cn-north-4_shop" })).resolves.toEqual({ project: { name: "cn-north-4_shop" } });
  });

  test("is asked for anew before it ends", async () => {
    const { sms, requests, clock } = await clientOf(platform(() => ({ body: app }), "2024-01-02T04:04:05.000000Z"));
    await sms.showApp("a-1");
    clock.advance(54 * 60_000);
    await sms.showApp("a-1");
    expect(requests.filter(isForToken)).toHaveLength(1);
    clock.advance(60_000);
    await sms.showApp("a-1");
    expect(requests.filter(isForToken)).toHaveLength(2);
  });

  test.each([
    ["MSGSMS.0049", 401],
    ["MSGSMS.0049", 400],
    ["APIGW.0307", 401],
  ])(
    "that the platform takes no more (%s, %i) is renewed once for all that wait; what was refused is sent again, creates as well",
    async (code, status) => {
      const { sms, requests } = await clientOf(
        platform((token) => (token === "token-1" ? refusal(code, status) : { body: { ...app, app_secret: "s" } })),
      );
      const creation = sms.createApp({ app_name: "n", region: "cn" });
      await expect(Promise.all([creation, sms.showApp("a-1"), sms.showApp("a-2")])).resolves.toHaveLength(3);
      expect(requests.filter(isForToken)).toHaveLength(2);
    },
  );

  test("that is refused as soon as it is new ends the call, and says what to look at", async () => {
    const { sms, requests } = await clientOf(platform(() => refusal("MSGSMS.0049", 401)));
    const error = await errorOf(sms.showApp("a-1"));
    expect(error).toMatchObject({ meaning: "unauthenticated", code: "MSGSMS.0049", call: "ShowApp" });
    expect(error.message).toContain("A token must be of the project: check project name");
    expect(requests.filter(isForToken)).toHaveLength(2);
  });

  test("that IAM does not give is an error of the call for it, and nothing else was sent", async () => {
    const body = { error: { code: 401, message: "The username or password is wrong.", title: "Unauthorized" } };
    const { sms, requests } = await clientOf(() => ({ status: 401, body }));
    const error = await errorOf(sms.createApp({ app_name: "n", region: "cn" }));
    expect(error).toMatchObject({ call: "getToken", meaning: "unauthenticated", code: "401" });
    expect(error.message).toContain("Check user name, password and domain name, and that the project has the name of the region");
    expect(requests).toHaveLength(1);
  });

  test.each<[string, Reaction, string]>([
    [
      "no header",
      { status: 201, body: { token: { expires_at: "2024-01-03T03:04:05.000000Z" } } },
      "the answer has no header X-Subject-Token",
    ],
    ["no end", { status: 201, headers: { "x-subject-token": "t" }, body: { token: {} } }, "the answer has no token.expires_at"],
    ["a page", { status: 200, body: "<html></html>" }, "the answer is a text of another form; it must be JSON"],
  ])("is none in an answer with %s", async (_, reaction, reason) => {
    const { sms } = await clientOf(() => reaction);
    const error = await errorOf(sms.getToken());
    expect(error).toMatchObject({ meaning: "unavailable", sent: "yes" });
    expect(error.message).toContain(reason);
  });

  test.each(["", "/", "/v3", "/v3/"])("is asked for at the authUrl, written with %j at its end", async (end) => {
    const iam = await clientOf(() => issued("t"));
    const { sms, requests } = await clientOf(() => ({ body: app }), { authUrl: `${iam.started.url}${end}` });
    await sms.showApp("a-1");
    expect(iam.requests.map(({ path }) => path)).toEqual(["/v3/auth/tokens"]);
    expect(requests).toHaveLength(1);
  });

  test("is not asked for where a key signs, and the key wins where settings know both", async () => {
    const { started } = await clientOf(() => ({ body: app }));
    const both = { ...accessKey, ...userPassword, projectId, endpoint: started.url };
    await Reflect.construct(HuaweiSms, [both]).showApp("a-1");
    expect(started.requests.map(({ path }) => path)).toEqual([`/v2/${projectId}/msgsms/apps/a-1`]);
    expect(started.requests[0]?.headers).not.toHaveProperty("x-auth-token");
  });

  test("lets bodies be longer than 12 MB", async () => {
    const { sms } = await clientOf(platform(() => ({ body: { file_id: "f-1" } })));
    const file = Buffer.alloc(12 * 1024 * 1024 + 1, "x");
    await expect(sms.uploadSignatureFile({ file, file_name: "proof.png" })).resolves.toEqual({ file_id: "f-1" });
  });
});
