import { type Reaction, type RecordingServer, startRecordingServer } from "../../test/support/recording-server";
import { ManualClock } from "../../test/support/time/manual-clock";
import { createConcurrencyLimit } from "./limits/concurrency-limit";
import { createTransport, type Request } from "./transport";
import { createUndertakings } from "./undertaking";

let server: RecordingServer | undefined;
afterEach(() => server?.close());

const look: Request = { call: "look", method: "GET", path: "/", repeatable: true };
const change: Request = { call: "change", method: "PUT", path: "/", repeatable: true };

describe("an undertaking whose run is stopped", () => {
  let ends: { readonly stop: AbortController; readonly cancel: AbortController };
  beforeEach(() => {
    ends = { stop: new AbortController(), cancel: new AbortController() };
  });

  async function begin(react: (index: number) => Reaction = () => ({})) {
    const started = await startRecordingServer((_request, index) => react(index));
    server = started;
    const { send } = createTransport({
      platform: "Test",
      endpoint: started.url,
      secrets: [],
      sign: () => ({}),
      classify: ({ status }) => (status < 300 ? undefined : { meaning: "throttled", reason: "refused" }),
      clock: new ManualClock(),
      concurrency: createConcurrencyLimit(10),
    });
    const undertakings = createUndertakings({ stop: ends.stop.signal, cancel: ends.cancel.signal });
    const undertaking = undertakings.begin();
    return { started, undertakings, undertaking, send: (request: Request) => send(request, { signal: undertaking.signal }) };
  }

  /** A stop is taken note of a turn later. */
  async function stopped(): Promise<void> {
    ends.stop.abort();
    await new Promise(setImmediate);
  }

  test("ends where it has only looked", async () => {
    const { undertaking, send } = await begin(() => "hang");
    const looking = expect(send(look)).rejects.toMatchObject({ name: "AbortError" });
    await stopped();
    await looking;
    expect(undertaking).toMatchObject({ isCommitted: false, signal: { aborted: true } });
    await expect(send(change)).rejects.toMatchObject({ name: "AbortError", sent: "no" });
  });

  test("goes on where it has changed something, until it is cancelled", async () => {
    const { undertaking, send } = await begin();
    await send(change);
    await stopped();
    await send(look);
    await send(change);
    expect(undertaking).toMatchObject({ isCommitted: true, signal: { aborted: false } });
    ends.cancel.abort();
    await expect(send(change)).rejects.toMatchObject({ name: "AbortError", sent: "no" });
  });

  test("goes on where a change is on its way", async () => {
    const { started, undertaking, send } = await begin();
    const changing = send(change);
    await started.arrived(1);
    await stopped();
    await changing;
    expect(undertaking.isCommitted).toBe(true);
  });

  test("waits for no next try where the platform has done nothing", async () => {
    const { started, undertaking, send } = await begin(() => ({ status: 429 }));
    const changing = expect(send(change)).rejects.toMatchObject({ name: "AbortError", sent: "no" });
    await started.arrived(1);
    await stopped();
    await changing;
    expect(started.requests).toHaveLength(1);
    expect(undertaking.isCommitted).toBe(false);
  });

  test("does not begin", async () => {
    const { undertakings } = await begin();
    await stopped();
    expect(undertakings.begin().signal.aborted).toBe(true);
  });
});
