/** What the console and the vendor's staff decide about an account. */
import { admin, emulators, getTemplate, newTemplate } from "./caller";
import { accountRef, getQuota } from "./sending";

describe("an account", () => {
  const start = emulators();

  it.each([
    [{ addressAllowed: false }, "AccessDenied"],
    [{ status: "NOT_ACTIVATED" }, "OptInRequired"],
  ])("with %j is refused by every call with %s", async (changes, code) => {
    const emulator = await start();
    emulator.admin.edit(accountRef, changes);
    for (const reply of [await getTemplate(emulator, "x"), await getQuota(emulator)]) {
      expect([reply.status, reply.body.code]).toEqual([403, code]);
    }
  });

  it.each(["DISABLED", "ARREARS"])("that is %s can still be looked at", async (status) => {
    const emulator = await start();
    emulator.admin.edit(accountRef, { status });
    expect((await getQuota(emulator)).status).toBe(200);
    expect(emulator.admin.objects({ platform: "baidu", kind: "accounts" })).toMatchObject([{ id: "emulator", status }]);
  });

  it.each<[string, string, unknown, number, string]>([
    ["PATCH", "/baidu/accounts/emulator", { status: "RICH" }, 400, "ARREARS"],
    ["PATCH", "/baidu/accounts/emulator", { colour: "red" }, 400, "allowed: status"],
    ["PATCH", "/baidu/accounts/emulator", { status: "ACTIVE", resubmit: true }, 400, "no review"],
    ["PATCH", "/baidu/accounts/nobody", { status: "ACTIVE" }, 404, '"nobody"'],
    ["POST", "/baidu/accounts/emulator/approve", {}, 400, "no review"],
    ["POST", "/baidu/accounts", {}, 400, "nothing can be created"],
    ["POST", "/baidu/templates", {}, 400, "nothing can be created"],
    ["PATCH", "/baidu/numbers/12", { receiptCode: "DELIVRD" }, 400, '"12" is no number'],
  ])("refuses %s %s %j", async (method, path, body, status, says) => {
    const emulator = await start();
    const reply = await admin(emulator, method, path, body);
    expect(reply.status).toBe(status);
    expect(reply.body.error).toContain(says);
    expect(emulator.admin.objects()).toEqual([]);
  });

  it("of a helper sees what is the main account's", async () => {
    const emulator = await start({ credentials: { main: { secret: "s" }, helper: { secret: "s", subAccountOf: "main" } } });
    const id = await newTemplate(emulator, {}, { key: { id: "helper", secret: "s" } });
    expect((await getTemplate(emulator, id, { key: { id: "main", secret: "s" } })).status).toBe(200);
    expect(emulator.admin.objects()).toMatchObject([{ id, account: "main" }]);
  });
});
