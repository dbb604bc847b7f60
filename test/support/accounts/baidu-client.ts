import { BaiduSms, type BaiduSmsOptions } from "../../../src/clouds/baidu/client/client";
import { type Reaction, type Recorded, type RecordingServer, startRecordingServer } from "../recording-server";
import { ManualClock } from "../time/manual-clock";

export { errorOf } from "../error-of";

/** Makes clients that talk to a server of their own, which ends with the test. Their clock jumps over waits. */
export function baiduClients(credentials = { accessKeyId: "AKIDEXAMPLE", secretKey: "very/secret+key=" }) {
  let servers: RecordingServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    servers = [];
  });

  async function clientOf(react: (request: Recorded, index: number) => Reaction, options: Partial<BaiduSmsOptions> = {}) {
    const clock = new ManualClock(undefined, { jump: true });
    const started = await startRecordingServer(react);
    servers.push(started);
    const sms = new BaiduSms({ ...credentials, endpoint: started.url, clock, random: () => 0.5, ...options });
    return { sms, requests: started.requests, clock, started };
  }

  return { clientOf };
}
