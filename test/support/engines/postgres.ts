/**
 * A real PostgreSQL server on 127.0.0.1, in a folder of its own. Where none is installed, a CI machine that lets us gets Debian's package.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export interface Postgres {
  /** For `conn_str` of a `pg` backend. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Folder of the server's programs; undefined where there are none and none can be installed. */
export function findPostgres(): string | undefined {
  return installed() ?? (install() ? installed() : undefined);
}

function installed(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...versions.map((version) => join(debian, version, "bin"))];
  return folders.find((folder) => folder !== "" && ["initdb", "postgres"].every((program) => existsSync(join(folder, program))));
}

/** Nobody's own machine is changed by running tests on it. */
function install(): boolean {
  if (process.env.CI !== "true" || process.getuid?.() !== 0) return false;
  const apt = (...parameters: string[]) => spawnSync("apt-get", parameters, { stdio: "ignore" }).status === 0;
  return apt("update") && apt("install", "--yes", "--no-install-recommends", "postgresql");
}

const password = "stack";

/** @param programs as `findPostgres` found them */
export async function startPostgres(programs: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), "smsform-postgres-"));
  const owner = serverUser();
  const secret = join(folder, "password");
  writeFileSync(secret, password, { mode: 0o600 });
  if (owner) for (const path of [folder, secret]) chownSync(path, owner.uid, owner.gid);
  const data = join(folder, "data");
  const setUp = ["-D", data, "-U", "team", "--auth=scram-sha-256", `--pwfile=${secret}`, "--encoding=UTF8", "--no-sync"];
  execFileSync(join(programs, "initdb"), setUp, { ...owner, cwd: folder, stdio: "pipe" });
  const port = await freePort();
  const settings = ["-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-p", String(port)];
  const server = spawn(join(programs, "postgres"), ["-D", data, ...settings], {
    ...owner,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(server, "exit");
  await ready(server);
  return {
    url: `postgres://team:${password}@127.0.0.1:${port}/postgres?sslmode=disable`,
    async stop() {
      // Connections that are still open are cut.
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server refuses to run as root. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = "";
    server.stderr?.on("data", (data) => {
      log += data;
      if (log.includes("ready to accept connections")) resolve();
    });
    server.once("exit", () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
}
