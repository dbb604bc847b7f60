import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { credentials, status } from "@grpc/grpc-js";
import { generate } from "selfsigned";
import { builtPlugin } from "../../../test/support/engines/plugin-bundle";
import { connectPlugin } from "../../../test/support/engines/plugin-client";
import type { Address } from "../listen";
import { certificatePem, createCertificate } from "./certificate";
import { encodedSchemas } from "./encoded-schemas";

const cookie = { TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2" };

jest.setTimeout(60_000);

describe("the plugin process", () => {
  let bundle: string;
  let folder: string;
  let engine: { readonly cert: string; readonly private: string };
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    bundle = await builtPlugin();
    engine = await generate([{ name: "commonName", value: "localhost" }], {
      keyType: "ec",
      algorithm: "sha256",
      extensions: [
        { name: "basicConstraints", cA: true },
        { name: "extKeyUsage", clientAuth: true, serverAuth: true },
        { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
      ],
    });
  });
  afterAll(() => rm(bundle, { recursive: true, force: true }));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "smsform-main-"));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });

  function start(environment: Readonly<Record<string, string>>, args: readonly string[] = [], options: SpawnOptions = {}) {
    const child = spawn(join(bundle, "terraform-provider-sms"), args, {
      cwd: folder,
      env: { PATH: process.env.PATH, TMPDIR: folder, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      ...options,
    });
    children.push(child);
    return child;
  }

  async function output(child: ChildProcess) {
    const texts = { stdout: "", stderr: "" };
    child.stdout?.on("data", (data) => {
      texts.stdout += data;
    });
    child.stderr?.on("data", (data) => {
      texts.stderr += data;
    });
    const [exitCode] = await once(child, "close");
    return { ...texts, exitCode };
  }

  async function firstLine(child: ChildProcess): Promise<string> {
    if (!child.stdout) throw new Error("no stdout");
    const [line] = await once(createInterface({ input: child.stdout }), "line");
    return String(line);
  }

  async function handshake(environment: Readonly<Record<string, string>> = {}) {
    const child = start({ ...cookie, PLUGIN_PROTOCOL_VERSIONS: "5,6", PLUGIN_CLIENT_CERT: engine.cert, ...environment });
    const line = await firstLine(child);
    const [core, protocol, network, address, transport, certificate] = line.split("|");
    const pem = new X509Certificate(Buffer.from(certificate ?? "", "base64")).toString();
    return { child, line, core, protocol, transport, certificate, pem, at: { network, address } as Address };
  }

  const asEngine = (pem: string) => credentials.createSsl(Buffer.from(pem), Buffer.from(engine.private), Buffer.from(engine.cert));

  it("started by hand, says what it is and how it is used", async () => {
    const { exitCode, stdout, stderr } = await output(start({}));
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^This is the smsform provider for OpenTofu and Terraform/);
    expect(stderr).toContain('source = "registry.terraform.io/smsform/sms"');
    expect(await output(start({ TF_PLUGIN_MAGIC_COOKIE: "other" }))).toMatchObject({ exitCode: 1, stderr });
  });

  it("refuses an engine that offers other protocols only", async () => {
    const { exitCode, stderr } = await output(start({ ...cookie, PLUGIN_PROTOCOL_VERSIONS: "4,5" }));
    expect(exitCode).toBe(1);
    expect(stderr).toContain("speaks plugin protocol 6; the engine offers 4,5");
  });

  it("refuses an engine that offers no certificate", async () => {
    const { exitCode, stderr } = await output(start(cookie));
    expect(exitCode).toBe(1);
    expect(stderr).toContain("PLUGIN_CLIENT_CERT is not set");
  });

  it("shakes hands in one line, serves the engine over mutual TLS, ends when asked to and leaves no socket", async () => {
    const { child, core, protocol, transport, certificate, pem, at } = await handshake();
    expect([core, protocol, at.network, transport]).toEqual(["1", "6", "unix", "grpc"]);
    expect(certificate).toMatch(/^[A-Za-z0-9+/]+$/);
    expect(existsSync(at.address)).toBe(true);
    const client = connectPlugin(at, asEngine(pem));
    const { resources } = await client.call("GetMetadata", {});
    expect(resources.map(({ typeName }) => typeName)).toContain("sms_baidu_template");
    const exit = once(child, "exit");
    await client.shutdown();
    expect(await exit).toEqual([0, null]);
    expect(await readdir(folder)).toEqual([]);
    client.close();
  });

  it("answers with the schemas that the build made of these sources", async () => {
    const { pem, at } = await handshake();
    const client = connectPlugin(at, asEngine(pem));
    for (const [method, encoded] of Object.entries(encodedSchemas())) {
      const answer = await client.raw(`/tfplugin6.Provider/${method}`, Buffer.alloc(0));
      expect(answer.equals(encoded)).toBe(true);
    }
    client.close();
  });

  it("serves nobody without the engine's certificate", async () => {
    const { pem, at } = await handshake();
    const other = createCertificate(Date.now());
    const withItsOwn = credentials.createSsl(Buffer.from(pem), Buffer.from(other.key), Buffer.from(certificatePem(other)));
    for (const stranger of [credentials.createInsecure(), credentials.createSsl(Buffer.from(pem)), withItsOwn]) {
      const client = connectPlugin(at, stranger);
      await expect(client.call("GetMetadata", {})).rejects.toMatchObject({ code: status.UNAVAILABLE });
      client.close();
    }
  });

  it("lives on through an interrupt, which the engine answers by asking it to stop", async () => {
    const { child, pem, at } = await handshake();
    child.kill("SIGINT");
    const client = connectPlugin(at, asEngine(pem));
    expect(await client.call("StopProvider", {})).toEqual({ Error: "" });
    expect(child.exitCode).toBeNull();
    client.close();
  });

  it("listens on 127.0.0.1 where no socket can be made", async () => {
    const { at, pem } = await handshake({ PLUGIN_UNIX_SOCKET_DIR: join(folder, "nowhere") });
    expect(at.network).toBe("tcp");
    const client = connectPlugin(at, asEngine(pem));
    expect((await client.call("GetMetadata", {})).resources).not.toEqual([]);
    client.close();
  });

  it("listens on 127.0.0.1, within the range of ports, where the folder's name is too long for a socket", async () => {
    const long = join(folder, "x".repeat(200));
    await mkdir(long);
    const { at, pem } = await handshake({ TMPDIR: long, PLUGIN_MIN_PORT: "20000", PLUGIN_MAX_PORT: "40000" });
    expect(at.network).toBe("tcp");
    const [, host, port] = /^(.*):(\d+)$/.exec(at.address) ?? [];
    expect(host).toBe("127.0.0.1");
    expect(Number(port)).toBeGreaterThanOrEqual(20000);
    expect(Number(port)).toBeLessThanOrEqual(40000);
    const client = connectPlugin(at, asEngine(pem));
    expect((await client.call("GetMetadata", {})).resources).not.toEqual([]);
    client.close();
  });

  it("puts its socket where the engine wants it", async () => {
    const sockets = join(folder, "sockets");
    await mkdir(sockets);
    const { at } = await handshake({ PLUGIN_UNIX_SOCKET_DIR: sockets });
    expect(at.address.startsWith(sockets)).toBe(true);
  });

  it("ends when its engine is killed", async () => {
    const script = `
      const { spawn } = require("node:child_process");
      const plugin = spawn(process.argv[1], [], { stdio: ["ignore", "pipe", "ignore"] });
      plugin.stdout.once("data", () => process.stdout.write(plugin.pid + "\\n"));`;
    const parent = spawn(process.execPath, ["-e", script, join(bundle, "terraform-provider-sms")], {
      env: { ...cookie, PATH: process.env.PATH, TMPDIR: folder, PLUGIN_CLIENT_CERT: engine.cert },
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(parent);
    const pid = Number(await firstLine(parent));
    expect(isRunning(pid)).toBe(true);
    parent.kill("SIGKILL");
    await until(() => !isRunning(pid));
  });

  it("attaches to engines that others start, until it is interrupted", async () => {
    const child = start({}, ["--reattach"]);
    const [, json] = /^TF_REATTACH_PROVIDERS='(.*)'$/.exec(await firstLine(child)) ?? [];
    const reattach = JSON.parse(json ?? "{}");
    expect(Object.keys(reattach)).toEqual(["registry.terraform.io/smsform/sms", "registry.opentofu.org/smsform/sms"]);
    const { Protocol, ProtocolVersion, Pid, Test, Addr } = reattach["registry.terraform.io/smsform/sms"];
    expect({ Protocol, ProtocolVersion, Pid, Test }).toEqual({ Protocol: "grpc", ProtocolVersion: 6, Pid: child.pid, Test: true });
    const client = connectPlugin({ network: Addr.Network, address: Addr.String });
    expect((await client.call("GetMetadata", {})).resources).not.toEqual([]);
    client.close();
    const exit = once(child, "exit");
    child.kill("SIGINT");
    expect(await exit).toEqual([0, null]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("lets nobody else attach, whatever files other users may write to", async () => {
    await chmod(folder, 0o777);
    const permissive = `umask 0; exec "$0" --reattach`;
    const child = spawn("sh", ["-c", permissive, join(bundle, "terraform-provider-sms")], {
      cwd: folder,
      env: { PATH: process.env.PATH, TMPDIR: folder },
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.push(child);
    const [, json] = /^TF_REATTACH_PROVIDERS='(.*)'$/.exec(await firstLine(child)) ?? [];
    const { Addr } = JSON.parse(json ?? "{}")["registry.terraform.io/smsform/sms"];
    const own = dirname(Addr.String);
    expect(own).not.toBe(folder);
    expect((await stat(own)).mode & 0o777).toBe(0o700);
  });

  it("does not let others attach on a port where no socket can be made", async () => {
    const { exitCode, stdout, stderr } = await output(start({ PLUGIN_UNIX_SOCKET_DIR: join(folder, "nowhere") }, ["--reattach"]));
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain("Set PLUGIN_UNIX_SOCKET_DIR to a folder of yours with a short name");
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
