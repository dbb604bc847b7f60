import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../src/emulator";
import { call, emulators, getSignature, getTemplate, newSignature, newTemplate, templateBody, templatePath, templateRef } from "./caller";

const folder = () => mkdtempSync(join(tmpdir(), "emulator-"));

const fileWith = (text: string | Buffer) => {
  const file = join(folder(), "contents.json");
  writeFileSync(file, text);
  return file;
};

const seedText = (contents: object) => JSON.stringify({ platforms: { baidu: contents } });
const seeded = { id: "sms-tmpl-wHoJXL09355", ...templateBody };

describe("starting the emulator", () => {
  const start = emulators();

  it("takes any free port by default, and says which", async () => {
    const emulator = await start();
    expect(emulator.url).toBe(`http://127.0.0.1:${emulator.port}`);
    expect((await fetch(`${emulator.url}/_emulator/`)).status).toBe(200);
  });

  it("answers as the proxy of a client, which names the whole address", async () => {
    const { port } = await start();
    const answer = await new Promise<number | undefined>((done, fail) => {
      const options = { port, path: "http://sms.bj.baidubce.com/sms/v3/template/x?y=1", headers: { host: "sms.bj.baidubce.com" } };
      get(options, ({ statusCode }) => done(statusCode)).on("error", fail);
    });
    // What is no call of a platform is answered with 404.
    expect(answer).toBe(400);
  });

  it("names a port that is in use, and what to do", async () => {
    const { port } = await start();
    await expect(startEmulator({ port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use. Stop the program that holds it, or choose another port`,
    );
  });

  it("leaves the data file alone where the port is another's", async () => {
    const { port } = await start();
    const data = fileWith("what another emulator is writing");
    await expect(startEmulator({ port, data })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`);
  });

  it("gives the port back when it cannot start", async () => {
    const { port, close } = await startEmulator();
    await close();
    const data = fileWith("no JSON");
    await expect(startEmulator({ port, data })).rejects.toThrow(`${data} is not JSON. Repair it`);
    expect((await start({ port })).port).toBe(port);
  });

  it("refuses unknown switches and values with a list of the allowed ones", async () => {
    await expect(startEmulator({ switches: { "baidu.nothing": "x" } })).rejects.toThrow(
      /Unknown switch "baidu.nothing"\. Switches: .*baidu\.not-found/,
    );
    await expect(startEmulator({ switches: { "baidu.dates": "maybe" } })).rejects.toThrow("Allowed: absent, present (default absent).");
  });

  it("refuses options out of range, naming them", async () => {
    await expect(startEmulator({ port: 70_000 })).rejects.toThrow("port: ");
    await expect(startEmulator({ latencyMs: -1 })).rejects.toThrow("latencyMs: ");
    await expect(startEmulator({ receiptDelayMs: 1e300 })).rejects.toThrow("receiptDelayMs: Too big");
    await expect(startEmulator({ credentials: { one: { secret: "" } } })).rejects.toThrow("credentials.one.secret: ");
  });

  it("answers 404 on a path that belongs to no platform", async () => {
    const emulator = await start();
    const response = await fetch(`${emulator.url}/health`);
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining("No platform of the emulator has GET /health")]);
  });
});

describe("a data file", () => {
  it("whose folder is missing is told at the start, and not when the contents are lost", async () => {
    const missing = join(folder(), "missing");
    await expect(startEmulator({ data: join(missing, "data.json") })).rejects.toThrow(
      `There is no folder ${missing}, in which the contents are to be kept. Make it, or name another file as data (--data).`,
    );
    const file = fileWith("{}");
    await expect(startEmulator({ data: join(file, "data.json") })).rejects.toThrow(`What should be a folder is none: ${file}, in which`);
  });

  it("keeps objects, their reviews to come, tokens and the clock across restarts", async () => {
    const data = join(folder(), "data.json");
    const query = { clientToken: "a-token" };
    const first = await startEmulator({ data, reviewDelayMs: 3_600_000 });
    const template = await newTemplate(first, {}, { query });
    const signature = await newSignature(first, { signatureFileBase64: "cHJvb2Y=", signatureFileFormat: "png" });
    first.admin.reject({ platform: "baidu", kind: "signatures", id: signature }, "unclear");
    first.admin.setClock({ now: "2031-01-01T00:00:00Z" });
    const objects = first.admin.objects();
    await first.close();

    expect(readFileSync(data, "utf8")).not.toContain("cHJvb2Y=");
    const second = await startEmulator({ data });
    try {
      expect(second.admin.clock().now).toMatch(/^2031-01-01T00:00/);
      expect(second.admin.objects().map(({ id }) => id)).toEqual(objects.map(({ id }) => id));
      expect((await getSignature(second, signature)).body).toMatchObject({ status: "REJECTED", review: "unclear" });
      // The review that was laid down before the restart is over on this clock.
      expect((await getTemplate(second, template)).body.status).toBe("READY");
    } finally {
      await second.close();
    }
  });

  it("keeps client tokens", async () => {
    const data = join(folder(), "data.json");
    const query = { clientToken: "a-token" };
    const first = await startEmulator({ data });
    const id = await newTemplate(first, {}, { query });
    await first.close();
    const second = await startEmulator({ data });
    expect(await newTemplate(second, {}, { query })).toBe(id);
    await second.close();
  });

  it("is written soon after a change, whole, and without leftovers", async () => {
    const data = join(folder(), "data.json");
    const emulator = await startEmulator({ data });
    const ids = await Promise.all(Array.from({ length: 10 }, () => newTemplate(emulator)));
    const stored = () => (existsSync(data) ? readFileSync(data, "utf8") : "");
    while (!ids.every((id) => stored().includes(id))) await new Promise((resolve) => setImmediate(resolve));
    expect(() => JSON.parse(stored())).not.toThrow();
    await emulator.close();
    expect(readdirSync(join(data, ".."))).toEqual(["data.json"]);
  });

  it.each([
    ["{", "is not JSON"],
    ["{}", "platforms: "],
    [JSON.stringify({ version: 2, platforms: {} }), "version: "],
    [JSON.stringify({ clock: { offsetMs: 0, frozenAt: 1e300 }, platforms: {} }), "clock: expected a time from 1970-"],
    [JSON.stringify({ platforms: { nobody: {} } }), 'unknown platform "nobody". Allowed: baidu'],
    [Buffer.from('{"a": "caf\u00e9"}', "latin1"), "is not JSON in UTF-8: line 1, column 11"],
    [seedText({ letters: [] }), "allowed: signatures, templates"],
    [seedText({ templates: [{ ...seeded, smsType: "Sale" }] }), "smsType: "],
    [seedText({ templates: [seeded, seeded] }), "What baidu holds is not valid. templates.1: The id sms-tmpl-wHoJXL09355 occurs twice."],
    [seedText({ templates: [seeded, { id: "other" }] }), "templates.1: Template is not valid. name: "],
  ])("that holds %s is refused with its name", async (text, says) => {
    const data = fileWith(text);
    await expect(startEmulator({ data })).rejects.toThrow(says);
    await expect(startEmulator({ data })).rejects.toThrow(data);
    expect(readFileSync(data)).toEqual(Buffer.from(text));
  });
});

describe("a data file that is none", () => {
  it.each([
    ["a pipe", (path: string) => void execFileSync("mkfifo", [path])],
    ["a device", (path: string) => symlinkSync("/dev/zero", path)],
  ])("but %s is refused at once", async (what, make) => {
    const data = join(folder(), "data.json");
    make(data);
    await expect(startEmulator({ data })).rejects.toThrow(
      `${data} cannot be read (it is ${what}, no file). Check its path: it must name a file.`,
    );
  });

  it("is not written to beside it, whoever has laid it there", async () => {
    const data = join(folder(), "data.json");
    const other = fileWith("mine");
    symlinkSync(other, `${data}.${process.pid}.tmp`);
    const emulator = await startEmulator({ data });
    await newTemplate(emulator);
    await emulator.close();
    expect(readFileSync(other, "utf8")).toBe("mine");
    expect(statSync(data).mode & 0o777).toBe(0o600);
  });
});

describe("a seed file", () => {
  const start = emulators();

  it("gives the initial contents, to which a reset returns", async () => {
    const emulator = await start({ seed: fileWith(seedText({ templates: [seeded] })) });
    expect((await getTemplate(emulator, seeded.id)).body).toMatchObject({ ...templateBody, status: "READY", review: "" });
    await call(emulator, "DELETE", `${templatePath}/${seeded.id}`);
    await newTemplate(emulator);
    emulator.admin.reset();
    expect(emulator.admin.objects().map(({ id }) => id)).toEqual([seeded.id]);
  });

  it("is not read again once there is a data file", async () => {
    const data = join(folder(), "data.json");
    const seed = fileWith(seedText({ templates: [seeded] }));
    const first = await startEmulator({ data, seed });
    first.admin.remove(templateRef(seeded.id));
    await first.close();
    const second = await startEmulator({ data, seed });
    expect(second.admin.objects()).toEqual([]);
    await second.close();
  });

  it("that does not exist is an error", async () => {
    await expect(startEmulator({ seed: join(folder(), "none.json") })).rejects.toThrow(/There is no seed file .*none\.json/);
  });
});
