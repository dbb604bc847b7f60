/** The blacklist: its calls, its limits, and what the console adds and removes row by row. */
import fc from "fast-check";
import { admin, call, emulators, type Reply } from "./caller";
import { addBlacklist, blacklistDeletePath, blacklistKind, clockAt, deleteBlacklist, getBlacklist, noon, phones, rowsOf } from "./sending";

const ofSignature = { type: "SignatureBlack", smsType: "CommonNotice", signatureIdStr: "sms-sign-hHYgtS57924" };
const phonesOf = (reply: Reply) => rowsOf(reply).map(({ phone }) => phone);
const [one = "", two = "", three = ""] = phones(3);

describe("the blacklist", () => {
  const start = emulators();

  it("holds a number once for each list, with the time of adding in local time", async () => {
    const emulator = await start({ clock: clockAt(noon) });
    for (const fields of [{}, {}, ofSignature, { smsType: "CommonSale" }]) {
      const reply = await addBlacklist(emulator, one, fields);
      expect([reply.status, reply.text]).toEqual([200, ""]);
    }
    const updateDate = "2024-01-02 14:30:15";
    const reply = await getBlacklist(emulator, { phone: one });
    expect(reply.body).toEqual({
      blacklists: [
        { phone: one, type: "MerchantBlack", smsType: "", signatureIdStr: "", updateDate },
        { phone: one, ...ofSignature, updateDate },
        { phone: one, type: "MerchantBlack", smsType: "CommonSale", signatureIdStr: "", updateDate },
      ],
      totalCount: 3,
      pageNo: 1,
      pageSize: 50,
    });
  });

  it("takes fields of the other kind that are empty, as the vendor's Go SDK sends them, for absent ones", async () => {
    const emulator = await start({ clock: clockAt(noon) });
    await addBlacklist(emulator, one, { type: "MerchantBlack", smsType: "", signatureIdStr: "" });
    const reply = await getBlacklist(emulator, { smsType: "", signatureIdStr: "" });
    expect(rowsOf(reply)).toMatchObject([{ phone: one, type: "MerchantBlack", smsType: "", signatureIdStr: "" }]);
    const ofOneSignature = await addBlacklist(emulator, two, { type: "SignatureBlack", smsType: "", signatureIdStr: "" });
    expect(ofOneSignature.status).toBe(400);
  });

  it("is deleted by number, whatever the list", async () => {
    const emulator = await start();
    await addBlacklist(emulator, `${one},${two}`);
    await addBlacklist(emulator, `${one},${three}`, ofSignature);
    for (const path of [blacklistDeletePath, "/api/v3/blacklist/delete"]) {
      expect((await deleteBlacklist(emulator, `${one},${two}`, path)).status).toBe(200);
      expect(phonesOf(await getBlacklist(emulator))).toEqual([three]);
    }
  });

  it("is filtered by number, type of message, signature and day", async () => {
    const emulator = await start({ clock: clockAt(noon) });
    await addBlacklist(emulator, `${one},${two}`);
    emulator.admin.setClock({ now: "2024-01-03T15:59:59Z" });
    await addBlacklist(emulator, `${two},${three}`, ofSignature);
    const found = async (query: Record<string, string>) => phonesOf(await getBlacklist(emulator, query));
    expect(await found({})).toEqual([one, two, two, three]);
    expect(await found({ phone: `${three},${one}` })).toEqual([three, one]);
    expect(await found({ smsType: "CommonNotice" })).toEqual([two, three]);
    expect(await found({ signatureIdStr: "sms-sign-other" })).toEqual([]);
    expect(await found({ phone: two, signatureIdStr: ofSignature.signatureIdStr })).toEqual([two]);
    expect(await found({ startTime: "2024-01-03" })).toEqual([two, three]);
    expect(await found({ endTime: "2024-01-02" })).toEqual([one, two]);
    expect(await found({ startTime: "2024-01-03", endTime: "2024-01-03" })).toEqual([two, three]);
    expect(await found({ startTime: "2024-01-04" })).toEqual([]);
  });

  it("is cut into pages that hold every entry once", async () => {
    const emulator = await start();
    const numbers = phones(23);
    await addBlacklist(emulator, numbers.join(","));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), async (pageSize) => {
        const seen: unknown[] = [];
        for (let pageNo = 1; seen.length < 23; pageNo += 1) {
          const reply = await getBlacklist(emulator, { pageNo: String(pageNo), pageSize: String(pageSize) });
          expect(reply.body).toMatchObject({ totalCount: 23, pageNo, pageSize });
          expect(rowsOf(reply).length).toBe(Math.min(pageSize, 23 - seen.length));
          seen.push(...phonesOf(reply));
        }
        expect(seen).toEqual(numbers);
      }),
      { numRuns: 15 },
    );
  });

  it("belongs to one account", async () => {
    const credentials = { one: { secret: "secret-one" }, two: { secret: "secret-two" } };
    const emulator = await start({ credentials });
    const key = { id: "one", secret: "secret-one" };
    await call(emulator, "POST", "/sms/v3/blacklist", { key, body: { type: "MerchantBlack", phone: one } });
    const countFor = async (id: "one" | "two") => {
      const reply = await call(emulator, "GET", "/sms/v3/blacklist", { key: { id, secret: credentials[id].secret } });
      return reply.body.totalCount;
    };
    expect([await countFor("one"), await countFor("two")]).toEqual([1, 0]);
  });

  const refusedAdds: [object, string][] = [
    [{ type: "Black", phone: one }, "type"],
    [{ type: "MerchantBlack" }, "phone"],
    [{ ...ofSignature, phone: one, smsType: undefined }, "smsType"],
    [{ ...ofSignature, phone: one, signatureIdStr: undefined }, "signatureIdStr"],
    [{ type: "MerchantBlack", phone: one, smsType: "Sale" }, "smsType"],
    [{ type: "MerchantBlack", phone: `${one},1380013800` }, '"1380013800"'],
    [{ type: "MerchantBlack", phone: `${one},` }, '""'],
    [{ type: "MerchantBlack", phone: "+8613800138000" }, '"+8613800138000"'],
    [{ type: "MerchantBlack", phone: phones(101).join(",") }, "101 numbers are more than the allowed 100"],
  ];

  it.each(refusedAdds)("refuses to add %j, and adds nothing", async (body, says) => {
    const emulator = await start();
    const reply = await call(emulator, "POST", "/sms/v3/blacklist", { body });
    expect([reply.status, reply.body.code]).toEqual([400, "InappropriateJSON"]);
    expect(reply.body.message).toContain(says);
    expect((await getBlacklist(emulator)).body.totalCount).toBe(0);
  });

  it.each([
    [{ phone: phones(201).join(",") }, "201 numbers are more than the allowed 200"],
    [{ phone: "1" }, '"1"'],
    [{ startTime: "2024-1-1" }, "startTime"],
    [{ endTime: "2024-02-30" }, "endTime"],
    [{ pageNo: "0" }, "pageNo"],
    [{ pageSize: "all" }, "pageSize"],
    [{ smsType: "Sale" }, "smsType"],
  ])("refuses the query %j", async (query, says) => {
    const reply = await getBlacklist(await start(), query);
    expect([reply.status, reply.body.code]).toEqual([400, "InappropriateJSON"]);
    expect(reply.body.message).toContain(says);
  });

  it("takes 100 numbers to add and 200 to query or delete, and no 201 to delete", async () => {
    const emulator = await start();
    for (const first of [0, 100]) expect((await addBlacklist(emulator, phones(100, first).join(","))).status).toBe(200);
    expect((await getBlacklist(emulator, { phone: phones(200).join(",") })).body.totalCount).toBe(200);
    expect((await deleteBlacklist(emulator, phones(201).join(","))).status).toBe(400);
    expect((await deleteBlacklist(emulator, phones(200).join(","))).status).toBe(200);
    expect((await getBlacklist(emulator)).body.totalCount).toBe(0);
  });

  it("answers about one of 10,000 numbers about as fast as about one of 100", async () => {
    const emulator = await start();
    const fill = async (from: number, to: number) => {
      for (let first = from; first < to; first += 100) await addBlacklist(emulator, phones(100, first).join(","));
    };
    const medianMs = async () => {
      emulator.admin.clearCalls();
      for (let repeat = 0; repeat < 40; repeat += 1) {
        await getBlacklist(emulator, { phone: one });
        await addBlacklist(emulator, one);
      }
      const times = emulator.admin.calls().log.map(({ durationMs }) => durationMs);
      return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    };
    await fill(0, 100);
    const few = await medianMs();
    await fill(100, 10_000);
    // A search through all entries would take a hundred times as long.
    expect(await medianMs()).toBeLessThan(20 * few + 1);
  });
});

describe("the console's blacklist", () => {
  const start = emulators();

  it("adds rows and removes them one by one", async () => {
    const emulator = await start();
    await addBlacklist(emulator, one, ofSignature);
    const added = await admin(emulator, "POST", "/baidu/blacklist", { type: "MerchantBlack", phone: one, smsType: "CommonSale" });
    expect(added.body).toMatchObject({ account: "emulator", phone: one, status: "LISTED" });
    expect((await getBlacklist(emulator)).body.totalCount).toBe(2);
    expect((await admin(emulator, "DELETE", `/baidu/blacklist/${encodeURIComponent(String(added.body.id))}`)).status).toBe(200);
    expect(rowsOf(await getBlacklist(emulator)).map(({ type }) => type)).toEqual(["SignatureBlack"]);
  });

  it.each([
    [{ type: "MerchantBlack" }, "phone"],
    [{ type: "MerchantBlack", phone: "1" }, "phone"],
    [{ type: "MerchantBlack", phone: one, signatureId: "sms-sign-x" }, "signatureId"],
    [{ type: "SignatureBlack", phone: one }, "signatureId"],
    [{ type: "MerchantBlack", phone: one, colour: "red" }, "colour"],
  ])("refuses the row %j", async (row, says) => {
    const emulator = await start();
    expect(() => emulator.admin.create(blacklistKind, row)).toThrow(says);
  });

  it("neither reviews nor edits rows", async () => {
    const emulator = await start();
    const { id } = emulator.admin.create(blacklistKind, { type: "MerchantBlack", phone: one });
    expect(() => emulator.admin.approve({ ...blacklistKind, id })).toThrow("no review");
    expect(() => emulator.admin.edit({ ...blacklistKind, id }, { phone: two })).toThrow("cannot be changed");
    expect(() => emulator.admin.remove({ ...blacklistKind, id: "x" })).toThrow("There is no object");
  });
});
