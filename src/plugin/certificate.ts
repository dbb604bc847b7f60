import { X509Certificate } from "node:crypto";
import { ServerCredentials } from "@grpc/grpc-js";
import { generate } from "selfsigned";

export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate for one run, as engines ask of a plugin: its own authority, for both directions, named `localhost`. */
export async function createCertificate(nowMs: number): Promise<ServerCertificate> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    // Clocks of two processes on one machine agree; the margin is for clocks that are set back while a run lasts.
    notBeforeDate: new Date(nowMs - 60 * 60 * 1000),
    notAfterDate: new Date(nowMs + 365 * 24 * 60 * 60 * 1000),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", digitalSignature: true, keyEncipherment: true, keyCertSign: true, critical: true },
      { name: "extKeyUsage", serverAuth: true, clientAuth: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
    ],
  });
  return { key, cert };
}

/** Only the engine, which holds the key to `clientCertificate` (PEM), may connect. */
export function mutualTls({ key, cert }: ServerCertificate, clientCertificate: string): ServerCredentials {
  return ServerCredentials.createSsl(
    Buffer.from(clientCertificate),
    [{ private_key: Buffer.from(key), cert_chain: Buffer.from(cert) }],
    true,
  );
}

/** The certificate as the handshake line carries it: base64 of its DER without padding. */
export function certificateText({ cert }: ServerCertificate): string {
  return new X509Certificate(cert).raw.toString("base64").replace(/=+$/, "");
}
