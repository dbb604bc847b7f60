/** What becomes of accepted messages: limits per signature and number, and what a number does. */
import { admin, emulators } from "./caller";
import { blacklistKind, hourMs, itemsOf, messageRef, minuteMs, newSender, numberRef, quotaRef, sendPath } from "./sending";

describe("limits per signature and number", () => {
  const start = emulators();

  it("stop the fourth message in a minute, the eleventh in an hour, the fifty-first of a day", async () => {
    const { emulator, receipts } = await newSender(start);
    const mobile = "13800138000";
    const one = async () => (await receipts(mobile))[0];
    const many = async (count: number) => {
      const seen = [];
      for (let sent = 0; sent < count; sent += 1) seen.push(await one());
      return seen;
    };
    emulator.admin.setClock({ now: "2024-01-01T16:00:00Z" });
    expect(await many(4)).toEqual(["DELIVRD", "DELIVRD", "DELIVRD", "B:00039"]);
    expect(await receipts("13900139000", "+8613800138000")).toEqual(["DELIVRD", "B:00039"]);
    emulator.admin.setClock({ advanceMs: minuteMs - 1 });
    expect(await one()).toBe("B:00039");
    for (const wait of [1, minuteMs, minuteMs]) {
      emulator.admin.setClock({ advanceMs: wait });
      await many(3);
    }
    // Ten went out, the last two did not.
    expect(await one()).toBe("B:00040");
    for (let hour = 0; hour < 4; hour += 1) {
      emulator.admin.setClock({ advanceMs: hourMs });
      for (let minute = 0; minute < 4; minute += 1) {
        await many(3);
        emulator.admin.setClock({ advanceMs: minuteMs });
      }
    }
    emulator.admin.setClock({ advanceMs: 2 * hourMs });
    expect(await one()).toBe("B:00041");
    emulator.admin.setClock({ now: "2024-01-02T16:00:00Z" });
    expect(await one()).toBe("DELIVRD");
  });

  it("do not bind other signatures, marketing, exempt numbers and exempt accounts", async () => {
    const sender = await newSender(start);
    const { emulator, receipts, send } = sender;
    const sale = await sender.template({ smsType: "CommonSale", content: "优惠${code}" });
    const signatureId = await sender.signature({ content: "另外签名" });
    for (let sent = 0; sent < 3; sent += 1) await send();
    expect(await receipts("13800138000")).toEqual(["B:00039"]);
    const codeOf = async (changes: object) => {
      const [item] = itemsOf(await send({ ...changes }));
      return emulator.admin.object(messageRef(item?.messageId ?? "")).carrierCode;
    };
    expect(await codeOf({ template: sale })).toBe("DELIVRD");
    expect(await codeOf({ signatureId })).toBe("DELIVRD");
    emulator.admin.edit(quotaRef, { whiteListedNumbers: ["13800138000"] });
    expect(await codeOf({})).toBe("DELIVRD");
    emulator.admin.edit(quotaRef, { whiteListedNumbers: [], rateLimitWhiteList: true });
    expect(await codeOf({})).toBe("DELIVRD");
    emulator.admin.edit(quotaRef, { rateLimitWhiteList: false, rateLimitPerMobilePerSignByMinute: -1 });
    expect(await codeOf({})).toBe("DELIVRD");
  });

  it("can be left out", async () => {
    const { receipts } = await newSender(start, { rateLimits: "off" });
    for (let sent = 0; sent < 4; sent += 1) expect(await receipts("13800138000")).toEqual(["DELIVRD"]);
  });
});

describe("what a number does", () => {
  const start = emulators();

  it("is decided before sending, for one number", async () => {
    const { emulator, receipts } = await newSender(start);
    expect((await admin(emulator, "PATCH", "/baidu/numbers/13800138000", { receiptCode: "M:00187" })).status).toBe(200);
    emulator.admin.edit(numberRef("+8613900139000"), { receiptCode: null });
    expect(await receipts("13800138000", "13900139000", "13700137000")).toEqual(["M:00187", null, "DELIVRD"]);
  });

  it("is decided after sending, for one message, and once", async () => {
    const { emulator, send } = await newSender(start);
    const [item] = itemsOf(await send());
    const ref = messageRef(item?.messageId ?? "");
    expect(emulator.admin.edit(ref, { carrierCode: "U:00006" }).status).toBe("U:00006");
    expect(() => emulator.admin.edit(ref, { carrierCode: "DELIVRD" })).toThrow("It is final");
  });

  it.each([
    [{ receiptCode: "X:1" }, "M:00163"],
    [{ complaint: "4641" }, "4651"],
    [{ mood: "bad" }, "mood"],
  ])("cannot be %j", async (changes, says) => {
    const emulator = await start();
    expect(() => emulator.admin.edit(numberRef("13800138000"), changes)).toThrow(says);
    expect(emulator.admin.objects()).toEqual([]);
  });

  it("shows in the console's list of what was sent", async () => {
    const { emulator, send } = await newSender(start);
    await send({ mobile: "13800138000,13900139000" });
    const sent = (await admin(emulator, "GET", "/objects?platform=baidu&kind=messages")).body as unknown as { mobile: string }[];
    expect(sent.map(({ mobile }) => mobile)).toEqual(["13800138000", "13900139000"]);
    emulator.admin.create(blacklistKind, { type: "MerchantBlack", phone: "13800138000" });
    expect(itemsOf(await send())[0]?.code).toBe("4641");
    expect(sendPath).toBe(emulator.admin.calls().log.at(-1)?.path);
  });
});
