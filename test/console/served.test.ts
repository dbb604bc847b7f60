/** The emulator's page as it is served: to whom, and how it is guarded. What it does stands in page.test.ts. */
import { request } from "node:http";
import type { Emulator, EmulatorOptions } from "../../src/emulator";
import { emulators } from "../emulator/caller";

const files = ["/", "/_emulator/console/console.js", "/_emulator/console/console.css", "/_emulator/console/icon.svg"];

/** With any host, which `fetch` does not send. */
function get({ port }: Emulator, path: string, headers: Readonly<Record<string, string>>) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve({ status: answer.statusCode, text: Buffer.concat(chunks).toString() }));
    });
    asked.on("error", reject).end();
  });
}

describe("the emulator's page", () => {
  const start: (options?: EmulatorOptions) => Promise<Emulator> = emulators();

  it("comes with all that it needs, loads nothing else, runs nothing inline, and stands in no frame", async () => {
    const { url } = await start();
    for (const path of files) {
      const { status, headers } = await fetch(url + path);
      expect([path, status, headers.get("x-frame-options"), headers.get("x-content-type-options")]).toEqual([path, 200, "DENY", "nosniff"]);
      const policy = headers.get("content-security-policy");
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
    }
    const html = await (await fetch(url)).text();
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)|\bon\w+=|https?:/);
    for (const [, address] of html.matchAll(/(?:src|href)="([^"]+)"/g)) expect([...files, "/_emulator/"]).toContain(address);
    for (const path of files.slice(1, 3)) expect(await (await fetch(url + path)).text()).not.toMatch(/@import|url\(|\beval\(|new Function/);
  });

  it("is asked for by GET and HEAD alone: platforms' calls to / remain theirs", async () => {
    const { url } = await start();
    const head = await fetch(url, { method: "HEAD" });
    expect([head.status, Number(head.headers.get("content-length")) > 0, await head.text()]).toEqual([200, true, ""]);
    for (const init of [{ method: "POST" }, { headers: { authorization: "TC3-HMAC-SHA256 x" } }]) {
      expect((await fetch(url, init)).headers.get("content-type")).toContain("json");
    }
    expect((await fetch(`${url}/?Action=DescribeSmsSignList`)).headers.get("content-type")).toContain("json");
  });

  it("is shown to whom the admin interface answers", async () => {
    const emulator = await start({ allowHosts: ["emulator"] });
    for (const path of files) {
      expect(await get(emulator, path, { host: "shop.example" })).toEqual({
        status: 403,
        text: expect.stringContaining("--allow-host shop.example"),
      });
      expect((await get(emulator, path, { host: "emulator:4010" })).status).toBe(200);
      expect((await get(emulator, path, { host: "localhost", origin: "http://shop.example" })).status).toBe(403);
    }
  });
});
