import { createServer as createHttpServer, Agent as HttpAgent, type Server } from "node:http";
import { createServer as createHttpsServer, Agent as HttpsAgent } from "node:https";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";
import { createForwardProxy } from "../../test/support/forward-proxy";
import { createTransport } from "./transport";

async function listen(server: Server | ReturnType<typeof createHttpsServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const variables = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy", "ALL_PROXY", "all_proxy"];
const before = new Map(variables.map((name) => [name, process.env[name]]));
const open: { close(): unknown; closeAllConnections(): void }[] = [];

beforeEach(() => {
  for (const name of variables) delete process.env[name];
});
afterEach(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const send = (endpoint: string, https = new HttpsAgent()) =>
  createTransport({
    platform: "Test",
    endpoint,
    secrets: [],
    sign: () => ({ authorization: "signed" }),
    classify: () => undefined,
    agents: { http: new HttpAgent(), https },
    retry: { tries: 1 },
  }).send({ call: "read", method: "GET", path: "/thing", repeatable: true });

describe("the proxy of the environment", () => {
  test("gets plain HTTP as a whole URL, with the proxy's own password", async () => {
    const proxy = createForwardProxy(() => 0);
    open.push(proxy.server);
    process.env.HTTP_PROXY = `http://user:password@127.0.0.1:${await listen(proxy.server)}`;
    await expect(send("http://sms.example.test")).resolves.toMatchObject({ text: "from the proxy" });
    expect(proxy.asked).toEqual([
      { line: "GET http://sms.example.test/thing", authorization: `Basic ${Buffer.from("user:password").toString("base64")}` },
    ]);
  });

  test("tunnels HTTPS and never sees the request", async () => {
    const { private: key, cert } = await generate([{ name: "commonName", value: "sms.example.test" }], {
      extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "sms.example.test" }] }],
    });
    const seen: (string | undefined)[] = [];
    const origin = createHttpsServer({ key, cert }, (request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.host} ${request.headers.authorization}`);
      response.end("from the platform");
    });
    const port = await listen(origin);
    const proxy = createForwardProxy(() => port);
    open.push(origin, proxy.server);
    process.env.HTTPS_PROXY = `http://127.0.0.1:${await listen(proxy.server)}`;

    await expect(send("https://sms.example.test", new HttpsAgent({ ca: cert }))).resolves.toMatchObject({ text: "from the platform" });
    expect(proxy.asked).toEqual([{ line: "CONNECT sms.example.test:443", authorization: undefined }]);
    expect(seen).toEqual(["GET /thing sms.example.test signed"]);

    // The certificate is checked inside the tunnel, too.
    const untrusted = send("https://sms.example.test");
    await expect(untrusted).rejects.toMatchObject({
      meaning: "unavailable",
      sent: "no",
      message: expect.stringContaining("NODE_EXTRA_CA_CERTS"),
    });
    expect(seen).toHaveLength(1);
  });

  test("is named, and not the platform, where it cannot be reached", async () => {
    process.env.HTTPS_PROXY = "http://proxy.invalid:3128";
    const unknown = await send("https://sms.example.test").catch((reason: unknown) => reason);
    expect(unknown).toMatchObject({
      meaning: "unavailable",
      sent: "no",
      message: expect.stringMatching(
        /no answer from the proxy proxy\.invalid on the way to sms\.example\.test: its name .*HTTPS_PROXY.*NO_PROXY/,
      ),
    });
    const closed = createHttpServer();
    const port = await listen(closed);
    await new Promise((done) => closed.close(done));
    for (const [variable, endpoint] of [
      ["HTTPS_PROXY", "https://sms.example.test"],
      ["HTTP_PROXY", "http://sms.example.test"],
    ] as const) {
      process.env[variable] = `http://user:hunter2@127.0.0.1:${port}`;
      const refused = await send(endpoint).catch((reason: unknown) => String(reason));
      expect(refused).toContain(`no answer from the proxy 127.0.0.1:${port} on the way to sms.example.test: the connection was refused`);
      expect(refused).not.toContain("hunter2");
    }
  });

  test("is not blamed where the platform itself cannot be reached", async () => {
    const closed = createHttpServer();
    const port = await listen(closed);
    await new Promise((done) => closed.close(done));
    for (const host of ["127.0.0.1", "localhost"]) {
      const refused = await send(`http://${host}:${port}`).catch((reason: unknown) => String(reason));
      expect(refused).toContain(`no answer from ${host}:${port}: the connection was refused`);
    }
    const unknown = await send("https://sms.invalid").catch((reason: unknown) => String(reason));
    expect(unknown).toMatch(/no answer from sms\.invalid: its name .*spelling of the endpoint/);
  });

  test("is left out for the hosts of NO_PROXY", async () => {
    const proxy = createForwardProxy(() => 0);
    const origin = createHttpServer((_, response) => response.end("direct"));
    open.push(proxy.server, origin);
    process.env.HTTP_PROXY = `http://127.0.0.1:${await listen(proxy.server)}`;
    process.env.NO_PROXY = "127.0.0.1";
    await expect(send(`http://127.0.0.1:${await listen(origin)}`)).resolves.toMatchObject({ text: "direct" });
    expect(proxy.asked).toEqual([]);
  });
});
