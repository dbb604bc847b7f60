import type { Clock } from "../../src/ports/clock";
import type { Random } from "../../src/ports/random";
import { always } from "./random";
import { type Reaction, type Recorded, type RecordingServer, startRecordingServer } from "./recording-server";
import { ManualClock } from "./time/manual-clock";

interface Settings {
  readonly endpoint: string;
  readonly clock: Clock;
  readonly random: Random;
}

/** Makes clients that talk to a server of their own, which ends with the test. Their clock jumps over waits. */
export function recordedClients<Sms, Options extends object>(make: (settings: Settings, options: Partial<Options>) => Sms) {
  let servers: RecordingServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    servers = [];
  });

  async function clientOf(react: (request: Recorded, index: number) => Reaction | Promise<Reaction>, options: Partial<Options> = {}) {
    const clock = new ManualClock(undefined, { jump: true });
    const started = await startRecordingServer(react);
    servers.push(started);
    const sms = make({ endpoint: started.url, clock, random: always(0.5) }, options);
    return { sms, requests: started.requests, clock, started };
  }

  return { clientOf };
}
