import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { errorOf } from "../../test/support/error-of";
import { startRecordingServer } from "../../test/support/recording-server";
import { Multipart } from "./body";
import { parseEndpoint } from "./endpoint";
import { createTransport, type Request, type TransportOptions } from "./transport";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server that keeps what it receives as bytes. */
async function byteServer() {
  const received: { readonly type: string | undefined; readonly bytes: Buffer }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ type: request.headers["content-type"], bytes: Buffer.concat(chunks) });
    response.writeHead(received.length === 1 && request.url === "/fails-once" ? 503 : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

function transportTo(endpoint: string, options: Partial<TransportOptions> = {}) {
  return createTransport({
    platform: "Test",
    endpoint,
    secrets: [],
    sign: () => ({}),
    classify: ({ status }) => (status < 300 ? undefined : { meaning: "unavailable", reason: "refused" }),
    retry: { baseMs: 0 },
    ...options,
  });
}

const write = (body: Request["body"], path = "/"): Request => ({ call: "write", method: "POST", path, body, repeatable: true });

describe("a body", () => {
  it("of bytes is sent as it is, and signed", async () => {
    const { url, received } = await byteServer();
    const signed: unknown[] = [];
    const bytes = Buffer.from([0, 255, 13, 10, 128]);
    const transport = transportTo(url, {
      sign: ({ body }) => {
        signed.push(body);
        return {};
      },
    });
    await transport.send(write(bytes));
    expect(received).toEqual([{ type: "application/octet-stream", bytes }]);
    expect(signed).toEqual([bytes]);
  });

  it("of parts is a form as servers read it, with texts and files", async () => {
    const { url, received } = await byteServer();
    const image = Buffer.from([0xff, 0xd8, 0xff, 0, 13, 10, 45, 45]);
    const form = new Multipart([
      { name: "file_type", content: "proof 证明" },
      { name: "file", content: image, fileName: '授权"书".jpg', contentType: "image/jpeg" },
    ]);
    await transportTo(url).send(write(form));
    const [{ type = "", bytes = Buffer.alloc(0) } = {}] = received;
    const read = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
    expect(read.get("file_type")).toBe("proof 证明");
    const file = read.get("file");
    if (!(file instanceof File)) throw new Error("the form holds no file");
    expect({ type: file.type, bytes: Buffer.from(await file.arrayBuffer()) }).toEqual({ type: "image/jpeg", bytes: image });
    expect(bytes.toString()).toContain('filename="授权%22书%22.jpg"');
  });

  it("of parts is the same bytes in every try", async () => {
    const { url, received } = await byteServer();
    await transportTo(url).send(write(new Multipart([{ name: "a", content: "b" }]), "/fails-once"));
    expect(received).toHaveLength(2);
    expect(received[0]).toEqual(received[1]);
  });

  it("that is longer than the platform takes is not sent", async () => {
    const { url, received } = await byteServer();
    const transport = transportTo(url, { bodyLimit: { mostBytes: 4, rule: "F4", advice: "Use a smaller file." } });
    await transport.send(write(Buffer.alloc(4)));
    const error = await errorOf(transport.send(write("五五")));
    expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
    expect(error.message).toBe("Test: write failed: F4: the request has 6 bytes; at most 4 are taken. Use a smaller file.");
    expect(received).toHaveLength(1);
  });
});

describe("a request to another host", () => {
  it("goes there, under that host's name and path prefix, and is signed for it", async () => {
    const [own, other] = await Promise.all([startRecordingServer(() => ({})), startRecordingServer(() => ({}))]);
    closing.push(
      () => own.close(),
      () => other.close(),
    );
    const transport = transportTo(own.url, { sign: ({ headers, path }) => ({ "x-signed": `${headers.host}${path}` }) });
    await transport.send(write("x"));
    await transport.send({ ...write("x"), endpoint: parseEndpoint(`${other.url}/iam`), path: "/tokens" });
    expect(own.requests.map(({ headers }) => headers["x-signed"])).toEqual([`${own.host}/`]);
    expect(other.requests).toMatchObject([{ path: "/iam/tokens", headers: { host: other.host, "x-signed": `${other.host}/iam/tokens` } }]);
  });
});
