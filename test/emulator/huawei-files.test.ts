/** Evidence that is uploaded to the emulated Huawei. */
import { createClock, type Emulator } from "../../src/emulator";
import { emulators } from "./caller";
import { type CallOptions, call, codeOf, newApp, newSignature, newToken } from "./huawei-caller";

const mega = 1024 * 1024;
const frame = (filename: string) =>
  [`--x\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\n\r\n`, "\r\n--x--\r\n"] as const;

function upload(emulator: Emulator, filename: string, content: Buffer = Buffer.from("data"), { headers, ...options }: CallOptions = {}) {
  const [before, after] = frame(filename);
  const body = Buffer.concat([Buffer.from(before), content, Buffer.from(after)]);
  return call(emulator, "POST", "upload-files", {
    headers: { "content-type": "multipart/form-data; boundary=x", ...headers },
    body,
    ...options,
  });
}

describe("the files of Huawei", () => {
  const start = emulators();

  it("are shown by what is known of them, and with how many signatures they belong to", async () => {
    const emulator = await start({ clock: createClock({ offsetMs: 0, frozenAt: Date.UTC(2026, 1, 6, 12) }) });
    const { body } = await upload(emulator, "执照.png", Buffer.from("data"), { query: { file_desc: "business licence" } });
    const file_id = String(body.file_id);
    const show = async () => (await call(emulator, "GET", "upload-files", { query: { file_id } })).body;
    expect(await show()).toEqual({
      file_id,
      file_name: "执照.png",
      file_size: 4,
      file_ref: 0,
      file_type: 1,
      module_type: 2,
      operator: expect.stringMatching(/^[0-9a-f]{32}$/),
      update_time: "2026-02-06 12:00:00",
    });
    await newSignature(emulator, { app_id: await newApp(emulator), file_id, power_attorney_fileid: file_id, is_involved_third: "Yes" });
    expect((await show()).file_ref).toBe(1);
    expect(emulator.admin.objects({ platform: "huawei", kind: "files" })).toMatchObject([{ id: file_id, description: "business licence" }]);
  });

  it("have up to 12 MB with a signature, and more with a token", async () => {
    const emulator = await start();
    const around = frame("a.png").join("").length;
    const most = Buffer.alloc(12 * mega - around);
    expect((await upload(emulator, "a.png", most)).status).toBe(200);
    expect(codeOf(await upload(emulator, "a.png", Buffer.alloc(12 * mega - around + 1)))).toEqual([413, "APIGW.0201"]);
    const headers = { "x-auth-token": (await newToken(emulator)).headers.get("x-subject-token") ?? "" };
    expect((await upload(emulator, "a.png", Buffer.alloc(13 * mega), { authorization: null, headers })).status).toBe(200);
    expect(codeOf(await upload(emulator, "a.png", Buffer.alloc(16 * mega), { authorization: null, headers }))).toEqual([413, "APIGW.0201"]);
  });

  it.each([
    ["test.png", "test.png"],
    ["C:\\\\folder\\\\test.png", "test.png"],
    ["/home/me/test.png", "test.png"],
    [`${"a".repeat(251)}.png`, `${"a".repeat(251)}.png`],
  ])("keep of %s the name alone", async (sent, kept) => {
    const emulator = await start();
    const { body } = await upload(emulator, sent);
    expect((await call(emulator, "GET", "upload-files", { query: { file_id: String(body.file_id) } })).body.file_name).toBe(kept);
  });

  it.each<[string, string]>([
    ["", "MSGSMS.0132"],
    ["folder/", "MSGSMS.0132"],
    ["business licence.png", "MSGSMS.0132"],
    [`${"a".repeat(252)}.png`, "MSGSMS.0132"],
    ...[..."#'$%&*<>{}[];?!^|"].map((character): [string, string] => [`a${character}b.png`, "MSGSMS.0133"]),
  ])("are refused under the name %j", async (name, code) => {
    expect(codeOf(await upload(await start(), name))).toEqual([400, code]);
  });

  it.each([
    ["no form", { headers: { "content-type": "application/json" }, body: {} }, "MSGSMS.0058"],
    [
      "a form without a file",
      {
        headers: { "content-type": "multipart/form-data; boundary=x" },
        body: '--x\r\nContent-Disposition: form-data; name="other"\r\n\r\n\r\n--x--',
      },
      "MSGSMS.0084",
    ],
    [
      "a file without a name",
      {
        headers: { "content-type": "multipart/form-data; boundary=x" },
        body: '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\ndata\r\n--x--',
      },
      "MSGSMS.0084",
    ],
  ])("are refused for %s", async (_what, options, code) => {
    expect(codeOf(await call(await start(), "POST", "upload-files", options))).toEqual([400, code]);
  });

  it("never reach the log of calls", async () => {
    const emulator = await start();
    await upload(emulator, "a.png", Buffer.from("secret content"));
    expect(JSON.stringify(emulator.admin.calls().log)).not.toContain("secret content");
  });
});
