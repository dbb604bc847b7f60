/** Numbers that decide what becomes of a message, the same on every platform. */
import { createClock } from "../../src/emulator";
import { emulators } from "./caller";
import { senders } from "./senders";

const standing = () =>
  ({
    review: "manual",
    rateLimits: "off",
    receiptDelayMs: 1000,
    clock: createClock({ offsetMs: 0, frozenAt: Date.parse("2024-01-02T06:30:15Z") }),
  }) as const;
const minuteMs = 60_000;
const codes: Readonly<Record<string, { accepted: unknown; refused: unknown; undelivered: string }>> = {
  baidu: { accepted: "1000", refused: "4651", undelivered: "M:00163" },
  tencent: { accepted: "Ok", refused: "FailedOperation.PhoneNumberInBlacklist", undelivered: "UNDELIV" },
  huawei: { accepted: "000000", refused: "E200031", undelivered: "UNDELIV" },
  infocloud: { accepted: 200, refused: 60005, undelivered: "UNDELIV" },
};

describe.each(Object.keys(senders))("at %s", (platform) => {
  const start = emulators();
  const ready = async () => {
    const emulator = await start(standing());
    const send = await senders[platform]?.(emulator);
    if (send === undefined) throw new Error(platform);
    const inbox = () => emulator.inbox.list().messages;
    const pass = (advanceMs: number) => emulator.admin.setClock({ advanceMs });
    return { emulator, send, inbox, pass };
  };
  const expected = codes[platform];

  it("any number receives what is sent to it", async () => {
    const { send, inbox, pass } = await ready();
    expect(await send("19900000000")).toBe(expected?.accepted);
    expect(inbox()).toMatchObject([{ platform, to: "+8619900000000", receipt: null }]);
    pass(1000);
    expect(inbox()).toMatchObject([{ receipt: { code: "DELIVRD", delivered: true, at: "2024-01-02T06:30:16.000Z" } }]);
  });

  it("19900000001 is refused", async () => {
    const { send, inbox } = await ready();
    expect(await send("19900000001")).toBe(expected?.refused);
    expect(inbox()).toEqual([]);
  });

  it("19900000002 is not delivered", async () => {
    const { send, inbox, pass } = await ready();
    expect(await send("19900000002")).toBe(expected?.accepted);
    pass(1000);
    expect(inbox()).toMatchObject([{ receipt: { code: expected?.undelivered, delivered: false } }]);
  });

  it("19900000003 has no receipt", async () => {
    const { send, inbox, pass } = await ready();
    expect(await send("19900000003")).toBe(expected?.accepted);
    pass(100 * minuteMs);
    expect(inbox()).toMatchObject([{ receipt: null }]);
  });

  it("19900000004 loses the answer of its send, once it has taken effect", async () => {
    const { emulator, send, inbox, pass } = await ready();
    await expect(send("19900000004")).rejects.toThrow("fetch failed");
    pass(1000);
    expect(inbox()).toMatchObject([{ receipt: { delivered: true } }]);
    expect(emulator.admin.calls().log.at(-1)?.status).toBe("dropped");
  });

  it("19900000005 has its receipt a minute later", async () => {
    const { send, inbox, pass } = await ready();
    await send("19900000005");
    pass(minuteMs);
    expect(inbox()).toMatchObject([{ receipt: null }]);
    pass(1000);
    expect(inbox()).toMatchObject([{ receipt: { delivered: true } }]);
  });

  it("what the admin interface says of such a number goes before that", async () => {
    const { emulator, send, inbox, pass } = await ready();
    const number = { platform, kind: "numbers", id: "19900000003" };
    emulator.admin.edit(number, { receiptCode: "DELIVRD" });
    await send("19900000003");
    pass(1000);
    expect(inbox()).toMatchObject([{ receipt: { delivered: true } }]);
    emulator.admin.remove(number);
    expect(emulator.admin.object(number).receiptCode).toBeNull();
  });
});
