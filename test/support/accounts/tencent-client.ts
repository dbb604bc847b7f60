import { TencentSms, type TencentSmsOptions } from "../../../src/clouds/tencent/client/client";
import { type Reaction, type Recorded, type RecordingServer, startRecordingServer } from "../recording-server";
import { ManualClock } from "../time/manual-clock";

export const tencentCredentials = { secretId: "AKIDEXAMPLE", secretKey: "very/secret+key=" };

/** Makes clients that talk to a server of their own, which ends with the test. Their clock jumps over waits. */
export function tencentClients(credentials: { secretId: string; secretKey: string } = tencentCredentials) {
  let servers: RecordingServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    servers = [];
  });

  async function clientOf(react: (request: Recorded, index: number) => Reaction, options: Partial<TencentSmsOptions> = {}) {
    const clock = new ManualClock(undefined, { jump: true });
    const started = await startRecordingServer(react);
    servers.push(started);
    const sms = new TencentSms({ ...credentials, endpoint: started.url, clock, random: () => 0.5, ...options });
    return { sms, requests: started.requests, clock, started };
  }

  return { clientOf };
}

/** A success as the platform writes it. */
export function success(fields: object): Reaction {
  return { body: { Response: { ...fields, RequestId: "r-1" } } };
}

/** A refusal as the platform writes it: with status 200. */
export function failure(Code: string, Message = "words", headers: Record<string, string> = {}): Reaction {
  return { headers, body: { Response: { Error: { Code, Message }, RequestId: "r-1" } } };
}
