import { InfocloudSms, type InfocloudSmsOptions } from "../../../src/clouds/infocloud/client/client";
import { always } from "../random";
import { type Reaction, type Recorded, type RecordingServer, startRecordingServer } from "../recording-server";
import { ManualClock } from "../time/manual-clock";

export { errorOf } from "../error-of";

export const infocloudKeys = {
  apiKey: "00112233445566778899aabbccddeeff",
  accessKey: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
};

/** Makes clients that talk to a server of their own, which ends with the test. Their clock jumps over waits. */
export function infocloudClients() {
  let servers: RecordingServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    servers = [];
  });

  async function clientOf(
    react: (request: Recorded, index: number) => Reaction | Promise<Reaction>,
    options: Partial<InfocloudSmsOptions> = {},
  ) {
    const clock = new ManualClock(undefined, { jump: true });
    const started = await startRecordingServer(react);
    servers.push(started);
    const sms = new InfocloudSms({ ...infocloudKeys, endpoint: started.url, clock, random: always(0.5), ...options });
    return { sms, requests: started.requests, clock, started };
  }

  return { clientOf };
}

/** A success as the platform writes it. */
export function done(data: unknown, more: object = {}): Reaction {
  return { body: { code: 200, data, requestId: "r-1", ...more } };
}

export function refused(code: number | string, message = "words", status = 200): Reaction {
  return { status, body: { code, message, requestId: "r-1" } };
}
