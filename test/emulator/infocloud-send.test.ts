/** What a send does at the emulated infocloud, beside the rules that refuse it. */
import { createClock } from "../../src/emulator";
import { memoryDisk } from "../support/memory-disk";
import { emulators } from "./caller";
import { accountRef, call, codeOf, dataOf, noon, paths, phone, ref, rowsOf, senderOn } from "./infocloud-caller";

const at = (frozenAt = noon) => ({ rateLimits: "off", clock: createClock({ offsetMs: 0, frozenAt }) }) as const;
const second = "13800138001";
const json = JSON.stringify;

describe("a send", () => {
  const start = emulators();

  it("is accepted and leaves a message for each number", async () => {
    const { send, messages } = senderOn(await start(at()));
    const reply = await send({ phones: `${phone},${second}`, bid: "order 1", upExtendCode: "15" });
    expect(reply.body).toEqual({ code: 200, data: { msgId: expect.stringMatching(/^\d{18}$/) }, requestId: expect.any(String) });
    const common = {
      signature: "云杉商城",
      content: "【云杉商城】您的验证码是2345",
      bid: "order 1",
      extension: "15",
      status: "no receipt yet",
    };
    expect(messages()).toMatchObject([phone, second].map((number) => ({ ...common, number, msgId: dataOf(reply).msgId })));
  });

  it("of a batch has a text for each number under one msgId", async () => {
    const { sendBatch, messages } = senderOn(await start(at()));
    await sendBatch({ phonesJson: json([phone, second]), templateParamJson: '[["1"],["2"]]' });
    expect(messages().map(({ number, content }) => [number, content])).toEqual([
      [phone, "【云杉商城】您的验证码是1"],
      [second, "【云杉商城】您的验证码是2"],
    ]);
    expect(new Set(messages().map(({ msgId }) => msgId)).size).toBe(1);
  });

  it("takes an ever greater msgId, also when the clock goes back", async () => {
    const { emulator, send } = senderOn(await start(at()));
    const ids = [dataOf(await send()).msgId, dataOf(await send()).msgId];
    emulator.admin.setClock({ advanceMs: -1000 });
    ids.push(dataOf(await send()).msgId);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(3);
  });

  it("tells numbers that are none, and those on the platform's blacklist, in the order given", async () => {
    const { emulator, send, messages } = senderOn(await start(at()));
    emulator.admin.edit(ref("numbers", second), { blacklisted: true });
    expect(dataOf(await send({ phones: `1234,${phone},${second}` }))).toMatchObject({ failPhones: `1234,${second}` });
    expect(messages()).toHaveLength(1);
    expect(codeOf(await send({ phones: second }))).toBe(60005);
  });

  it("sends to a number as often as it is named", async () => {
    const { send, messages } = senderOn(await start(at()));
    await send({ phones: `${phone},${phone}` });
    expect(messages()).toHaveLength(2);
  });

  it.each([
    ['["a\\\\b"]', "a\\b"],
    ['["测\\试"]', "测\\试"],
    ['["\\"x\\u4f60"]', '"x你'],
    ['["$&$1\'"]', "$&$1'"],
    ['["{a,6}"]', "{a,6}"],
  ])("of %s brings %s", async (templateParam, value) => {
    const { send, messages } = senderOn(await start(at()));
    await send({ templateParam });
    expect(messages()[0]?.content).toBe(`【云杉商城】您的验证码是${value}`);
  });

  it("is paid from the allowance of the template's category, and refused when that is too small", async () => {
    const { emulator, send } = senderOn(await start(at()), { category: "会员短信" });
    emulator.admin.edit(accountRef, { allowance: { 行业短信: 9, 会员短信: 3 } });
    const codes = [codeOf(await send({ phones: `${phone},${second}` })), codeOf(await send({ phones: `${phone},${second}` }))];
    expect([...codes, codeOf(await send())]).toEqual([200, 40002, 200]);
    expect(rowsOf(await call(emulator, paths.allowance))).toEqual([
      { itemName: "行业短信", residueValue: 9 },
      { itemName: "会员短信", residueValue: 0 },
    ]);
  });

  it("is refused without money, whatever the allowance is, unless accounts have no limits", async () => {
    const broke = { balance: 0, allowance: {} };
    const { emulator, send } = senderOn(await start(at()));
    emulator.admin.edit(accountRef, broke);
    expect(codeOf(await send())).toBe(40002);
    const other = senderOn(await start({ ...at(), accountLimits: "off" }));
    other.emulator.admin.edit(accountRef, broke);
    expect(codeOf(await other.send())).toBe(200);
  });

  it("is refused with an extension code of another account, and not with one's own", async () => {
    const credentials = { emulator: { secret: "emulator-secret" }, other: { secret: "other" } };
    const { emulator, send } = senderOn(await start({ ...at(), credentials }));
    emulator.admin.edit(ref("accounts", "other"), { extensions: ["7"] });
    emulator.admin.edit(accountRef, { extensions: ["8"] });
    expect([codeOf(await send({ upExtendCode: "7" })), codeOf(await send({ upExtendCode: "8" }))]).toEqual([40006, 200]);
  });

  const limits: readonly [name: string, limits: object, codes: unknown[]][] = [
    ["recipients of one send", { recipientsPerSend: 1 }, [40005, 200, 200, 200]],
    ["messages to a number on a day", { perNumberPerDay: 1 }, [200, 40005, 40005, 200]],
    ["messages on a day", { perDay: 3 }, [200, 200, 40005, 200]],
    ["hours of sending that are now", { hours: { from: "08:00", to: "14:31" } }, [200, 200, 200, 40005]],
    ["hours of sending that are over", { hours: { from: "08:00", to: "14:30" } }, [40005, 40005, 40005, 40005]],
    ["hours of sending over midnight", { hours: { from: "22:00", to: "02:00" } }, [40005, 40005, 40005, 200]],
  ];
  it.each(limits)("keeps the template's limit of %s", async (_name, given, codes) => {
    const { emulator, send } = senderOn(await start(at()), { limits: given });
    const sent = [codeOf(await send({ phones: `${phone},${second}` })), codeOf(await send()), codeOf(await send())];
    // To one in the morning of the next day in Beijing, which is not yet that in Greenwich.
    emulator.admin.setClock({ now: "2024-01-02T17:00:00Z" });
    expect([...sent, codeOf(await send())]).toEqual(codes);
  });

  it("with a word that is not allowed is accepted and never arrives", async () => {
    const { emulator, send, messages } = senderOn(await start({ ...at(), receiptDelayMs: 0 }));
    emulator.admin.edit(accountRef, { sensitiveWords: ["23"] });
    expect(codeOf(await send())).toBe(200);
    expect(messages()).toMatchObject([{ status: "REJECTD" }]);
  });

  it("outlives a restart with all that it counts for", async () => {
    const options = { ...at(), disk: memoryDisk(), data: "/data.json" };
    const first = senderOn(await start(options), { limits: { perNumberPerDay: 1 } });
    const { msgId } = dataOf(await first.send());
    await first.emulator.close();
    const emulator = await start(options);
    const codes = [];
    for (const phones of [phone, second]) {
      codes.push(codeOf(await call(emulator, paths.send, { ...first.letter, phones })));
    }
    expect(codes).toEqual([40005, 200]);
    const ids = emulator.admin.objects({ platform: "infocloud", kind: "messages" }).map((message) => String(message.msgId));
    expect(ids).toEqual([msgId, String(BigInt(String(msgId)) + 1n)]);
    expect(rowsOf(await call(emulator, paths.allowance))[0]).toEqual({ itemName: "行业短信", residueValue: 99_998 });
  });

  it("finds templates, accounts and numbers of a seed", async () => {
    const disk = memoryDisk();
    const infocloud = {
      templates: [{ id: "574005827011772416", signature: "云杉商城", content: "您好" }],
      accounts: { emulator: { allowance: { 行业短信: 1 } } },
      numbers: { [second]: { blacklisted: true } },
    };
    disk.create("/seed.json", json({ platforms: { infocloud } }));
    const emulator = await start({ ...at(), disk, seed: "/seed.json" });
    const letter = { phones: `${phone},${second}`, templateCode: "574005827011772416" };
    expect(dataOf(await call(emulator, paths.send, letter))).toMatchObject({ failPhones: second });
    expect(codeOf(await call(emulator, paths.send, letter))).toBe(40002);
  });
});
