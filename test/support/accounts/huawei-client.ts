import { HuaweiSms, type HuaweiSmsOptions } from "../../../src/clouds/huawei/client/client";
import { always } from "../random";
import { type Reaction, type Recorded, type RecordingServer, startRecordingServer } from "../recording-server";
import { ManualClock } from "../time/manual-clock";

export { errorOf } from "../error-of";

export const projectId = "845ada5bc7444f1295cd517af0123da1";
export const accessKey = { accessKey: "EXAMPLEAK0000000", secretKey: "very/secret+key=" };
export const userPassword = { userName: "user", userPassword: "secret password", domainName: "domain" };
export const app = { appKey: "uxOF5yvM0H3C0t5G0xc272g7hA2l", appSecret: "very+secret/app=", channelNumber: "csms100000001" };

/** Makes clients that talk to a server of their own, which ends with the test. Their clock jumps over waits. */
export function huaweiClients(user: Partial<typeof accessKey & typeof userPassword> = accessKey) {
  let servers: RecordingServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    servers = [];
  });

  async function clientOf(
    react: (request: Recorded, index: number) => Reaction | Promise<Reaction>,
    options: Partial<HuaweiSmsOptions> = {},
  ) {
    const clock = new ManualClock(undefined, { jump: true });
    const started = await startRecordingServer(react);
    servers.push(started);
    const settings = { projectId, app, endpoint: started.url, clock, random: always(0.5) };
    // Settings may know a key and a password, which the options of a program exclude.
    const sms = new HuaweiSms({ ...user, ...settings, ...options } as HuaweiSmsOptions);
    return { sms, requests: started.requests, clock, started };
  }

  return { clientOf };
}

/** What IAM answers. */
export function issued(token: string, expires_at = "2024-01-03T03:04:05.000000Z"): Reaction {
  return { status: 201, headers: { "X-Subject-Token": token }, body: { token: { expires_at, methods: ["password"] } } };
}

/** A refusal as the management calls write it. */
export function refusal(error_code: string, status = 400): Reaction {
  return { status, headers: { "X-Request-Id": "r-1" }, body: { error_code, error_msg: "words" } };
}
