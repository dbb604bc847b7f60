import { generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from "node:crypto";
import { bits, explicit, implicit, integer, octets, oid, oneByteInteger, sequence, set, text, utcTime, yes } from "./der";

export interface ServerCertificate {
  /** PEM. */
  readonly key: string;
  readonly der: Buffer;
}

const hourMs = 60 * 60 * 1000;
const ecdsaWithSha256 = sequence(oid("1.2.840.10045.4.3.2"));
const localhost = sequence(set(sequence(oid("2.5.4.3"), text("localhost"))));

/**
 * A certificate for one run, as engines ask of a plugin: its own authority, for both directions, named `localhost`.
 * Written here, because a library for certificates takes longer to load than everything else before the handshake.
 */
export function createCertificate(nowMs: number): ServerCertificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const content = certificateContent(publicKey, nowMs);
  const der = sequence(content, ecdsaWithSha256, bits(sign("sha256", content, privateKey)));
  return { key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), der };
}

/** TBSCertificate of RFC 5280. */
function certificateContent(publicKey: KeyObject, nowMs: number): Buffer {
  // Clocks of two processes on one machine agree; the margin is for clocks that are set back while a run lasts.
  const validity = sequence(utcTime(nowMs - hourMs), utcTime(nowMs + 365 * 24 * hourMs));
  return sequence(
    explicit(0, oneByteInteger(2)),
    integer(Buffer.concat([Buffer.of(0x5a), randomBytes(15)])),
    ecdsaWithSha256,
    localhost,
    validity,
    localhost,
    publicKey.export({ type: "spki", format: "der" }),
    explicit(3, sequence(basicConstraints, keyUsage, extendedKeyUsage, subjectAltName)),
  );
}

const basicConstraints = sequence(oid("2.5.29.19"), yes, octets(sequence(yes)));
/** Digital signatures, key encipherment, signing certificates: bits 0, 2 and 5. */
const keyUsage = sequence(oid("2.5.29.15"), yes, octets(bits(Buffer.of(0b1010_0100), 2)));
const serverAndClient = sequence(oid("1.3.6.1.5.5.7.3.1"), oid("1.3.6.1.5.5.7.3.2"));
const extendedKeyUsage = sequence(oid("2.5.29.37"), octets(serverAndClient));
const subjectAltName = sequence(oid("2.5.29.17"), octets(sequence(implicit(2, Buffer.from("localhost")))));

/** The certificate as the handshake line carries it: base64 of its DER without padding. */
export function certificateText({ der }: ServerCertificate): string {
  return der.toString("base64").replace(/(?<!=)=+$/, "");
}

export function certificatePem({ der }: ServerCertificate): string {
  const lines = der.toString("base64").replace(/.{1,64}/g, "$&\n");
  return `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`;
}

/**
 * @param pem as engines tell their certificate
 * @returns DER
 * @throws when it is none
 */
export function derOf(pem: string): Buffer {
  return new X509Certificate(pem).raw;
}
