/** Who may use the admin interface: programs of this machine and those that name it so, and no web page. */
import { request } from "node:http";
import { networkInterfaces } from "node:os";
import { type Emulator, startEmulator } from "../../src/emulator";
import { emulators, newTemplate } from "./caller";

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly to?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** With any Host and Origin, which `fetch` does not send. */
function send({ port }: Emulator, { method = "GET", path = "/_emulator/objects", to = "127.0.0.1", headers = {}, body = "" }: Sent) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const asked = request(
      { host: to, port, method, path, headers: { ...headers, "content-length": Buffer.byteLength(body) } },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (more: string) => {
          text += more;
        });
        answer.on("end", () => resolve({ status: answer.statusCode, text }));
      },
    );
    asked.on("error", reject).end(body);
  });
}

const json = { "content-type": "application/json" };

describe("the admin interface", () => {
  const start = emulators();

  it.each(["localhost", "LocalHost:PORT", "localhost.", "shop.localhost:PORT", "127.0.0.1:PORT", "127.8.8.8", "[::1]:PORT", "2130706433"])(
    "answers to %s",
    async (host) => {
      const emulator = await start();
      expect((await send(emulator, { headers: { host: host.replace("PORT", String(emulator.port)) } })).status).toBe(200);
    },
  );

  it.each([
    ["shop.example:4010", "--allow-host shop.example"],
    ["localhost.example", "--allow-host localhost.example"],
    ["127.0.0.1.example", "--allow-host 127.0.0.1.example"],
    ["10.0.0.7:4010", "--allow-host 10.0.0.7"],
    ["localhost@shop.example", "does not answer to the host"],
    ["shop.example/localhost", "does not answer to the host"],
  ])("answers nothing to the host %j, and says how it could", async (host, says) => {
    const emulator = await start();
    await newTemplate(emulator);
    const answer = await send(emulator, { headers: { host } });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text).error).toContain(says);
    expect(await send(emulator, { method: "POST", path: "/_emulator/reset", headers: { host, ...json } })).toMatchObject({ status: 403 });
    expect(emulator.admin.objects()).toHaveLength(1);
  });

  it("answers to the names that it is told, in any spelling", async () => {
    const emulator = await start({ allowHosts: ["Emulator", "10.0.0.7", "fe80:0::1"] });
    for (const host of ["emulator:4010", "EMULATOR", "10.0.0.7", "[fe80::1]:80"]) {
      expect([host, (await send(emulator, { headers: { host } })).status]).toEqual([host, 200]);
    }
    expect((await send(emulator, { headers: { host: "emulator.example" } })).status).toBe(403);
  });

  it.each(["", "*", "http://emulator", "two words", "a/b"])("is not told the name %j", async (name) => {
    await expect(startEmulator({ allowHosts: [name] })).rejects.toThrow("allowHosts.0: expected the name or address of a host");
  });

  it("answers to each address that it is reached at", async () => {
    const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    for (const host of all.some(({ family }) => family === "IPv6") ? ["0.0.0.0", "::"] : ["0.0.0.0"]) {
      const emulator = await start({ host });
      for (const { address } of all.filter(({ family }) => family === "IPv4")) {
        expect([address, (await send(emulator, { to: address })).status]).toEqual([address, 200]);
      }
      expect((await send(emulator, { headers: { host: "shop.example" } })).status).toBe(403);
      expect((await fetch(`${emulator.url}/_emulator/objects`)).status).toBe(200);
    }
  });

  it("answers to its own pages, and to none of another origin", async () => {
    const emulator = await start();
    const host = `localhost:${emulator.port}`;
    const from = async (origin: string) => (await send(emulator, { headers: { host, origin } })).status;
    expect(await from(`http://${host}`)).toBe(200);
    const others = ["https://shop.example", `http://127.0.0.1:${emulator.port}`, "http://localhost:3000", "http://localhost", "null", ""];
    for (const origin of others) expect([origin, await from(origin)]).toEqual([origin, 403]);
    const refused = await send(emulator, { headers: { host, origin: "https://shop.example" } });
    expect(refused.text).toContain("https://shop.example");
  });

  it.each([
    ["text/plain", '{"mode": "reject"}'],
    ["application/x-www-form-urlencoded", ""],
    ["multipart/form-data", "{}"],
    ["application/jsonp", "{}"],
    [undefined, ""],
  ])("writes nothing that a form could send: %s", async (type, body) => {
    const emulator = await start();
    await newTemplate(emulator);
    const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
    for (const [method, path] of [
      ["POST", "/_emulator/reset"],
      ["PUT", "/_emulator/review"],
      ["PATCH", "/_emulator/baidu/templates/x"],
    ] as const) {
      const answer = await send(emulator, { method, path, headers, body });
      expect([method, answer.status]).toEqual([method, 415]);
      expect(answer.text).toContain("Content-Type: application/json");
    }
    expect(emulator.admin.objects()).toHaveLength(1);
    const written = { method: "POST", path: "/_emulator/reset", headers: { "content-type": "Application/JSON; charset=utf-8" } };
    expect((await send(emulator, written)).status).toBe(200);
    expect(emulator.admin.objects()).toEqual([]);
  });

  it("gives no page of another origin the permission that browsers ask for", async () => {
    const emulator = await start();
    const headers = { origin: "https://shop.example", "access-control-request-method": "DELETE" };
    expect((await send(emulator, { method: "OPTIONS", path: "/_emulator/calls", headers })).status).toBe(403);
  });
});

it("the platforms' calls are answered under any name", async () => {
  const emulator = await startEmulator();
  try {
    const answer = await send(emulator, {
      path: "/sms/v3/template/x",
      headers: { host: "smsv3.bj.baidubce.com", origin: "https://shop.example" },
    });
    expect(JSON.parse(answer.text)).toMatchObject({ code: expect.any(String), requestId: expect.any(String) });
  } finally {
    await emulator.close();
  }
});
