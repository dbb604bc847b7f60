import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { systemClock } from "../../src/http/clock";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { createProvider } from "../../src/reconcile";
import type { Wait } from "../../src/schema";
import { openStack, planAndApply } from "../../src/stack";
import { createsASecond, office } from "../support/clouds/ticket-cloud";
import { describeEngine } from "../support/engines/engine";
import { type RecordingServer, startRecordingServer } from "../support/recording-server";

jest.setTimeout(120_000);

/** Two aliases of the provider for one account, with three tickets each. */
const stack = `
terraform {
  required_providers {
    sms = { source = "registry.terraform.io/smsform/sms" }
  }
}
provider "sms" {}
provider "sms" {
  alias = "again"
}
resource "sms_office_ticket" "one" {
  count = 3
  title = "one-\${count.index}"
}
resource "sms_office_ticket" "two" {
  provider = sms.again
  count    = 3
  title    = "two-\${count.index}"
}
`;

let server: RecordingServer;
beforeEach(async () => {
  server = await startRecordingServer(() => ({}));
});
afterEach(() => server.close());

const creates = () => server.requests.filter(({ method }) => method === "POST");

function mostCreatesInASecond(): number {
  const times = creates().map(({ headers }) => Number(headers["x-left-at"]));
  return Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length));
}

describe("a platform's limit, through the embedded engine", () => {
  it("is kept over all aliases of an account, and the run tells what it waits for", async () => {
    const folder = await mkdtemp(join(tmpdir(), "smsform-limits-"));
    const environment = { OFFICE_KEY: "k", OFFICE_ENDPOINT: server.url };
    await writeFile(join(folder, "main.tf"), stack);
    const waits: Wait[] = [];
    const opened = await openStack({ stack: folder, cwd: folder, environment, provider: createProvider([office]), variables: [] });
    if (!opened.stack) throw new Error(JSON.stringify(opened.diagnostics));
    const { run } = await planAndApply(opened.stack, {
      runtime: { clock: systemClock, concurrency: createConcurrencyLimit(10), environment, onWait: (wait) => waits.push(wait) },
      signal: new AbortController().signal,
      stop: new AbortController().signal,
      lockTimeoutMs: 0,
      confirm: async () => true,
    });
    expect(run?.errored).toBe(false);
    expect(creates()).toHaveLength(6);
    expect(mostCreatesInASecond()).toBeLessThanOrEqual(createsASecond);
    expect(waits).toContainEqual({ reason: "limit", platform: "Office", call: "createTicket", ms: expect.any(Number), limit: "3/s" });
    await rm(folder, { recursive: true, force: true });
  });
});

describeEngine("a platform's limit", (engine) => {
  let bundle: string;
  beforeAll(async () => {
    bundle = await mkdtemp(join(tmpdir(), "smsform-tickets-"));
    const source = join(__dirname, "..", "support", "engines", "ticket-plugin.ts");
    const outfile = join(bundle, "terraform-provider-sms");
    const flags = ["--bundle", "--platform=node", "--target=node20", "--banner:js=#!/usr/bin/env node", `--outfile=${outfile}`];
    await promisify(execFile)(require.resolve("esbuild/bin/esbuild"), [source, ...flags]);
    await chmod(outfile, 0o755);
  });
  afterAll(() => rm(bundle, { recursive: true, force: true }));

  it("is kept over all aliases of an account, each a process of its own, and over runs", async () => {
    const environment = { OFFICE_KEY: "k", OFFICE_ENDPOINT: server.url };
    const work = await engine.work({ files: { "main.tf": stack }, devOverride: bundle, environment });
    try {
      expect(await work.apply("-target=sms_office_ticket.one[0]")).toMatchObject({ exitCode: 0 });
      expect(await work.apply()).toMatchObject({ exitCode: 0 });
      expect(creates()).toHaveLength(6);
      expect(new Set(creates().map(({ headers }) => headers["x-process"])).size).toBe(3);
      expect(mostCreatesInASecond()).toBeLessThanOrEqual(createsASecond);
    } finally {
      await work.remove();
    }
  });
});
