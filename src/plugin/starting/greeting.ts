import { writeSync } from "node:fs";
import { type Listener, listen } from "../listen";
import { certificateText, createCertificate, derOf, type ServerCertificate } from "./certificate";
import { handshakeLine } from "./handshake";

/** An engine that knows where to connect, and how it is known. */
export interface Greeted {
  readonly listener: Listener;
  readonly certificate: ServerCertificate;
  /** Its certificate, DER. */
  readonly engine: Buffer;
}

/** By its number: making the stream takes time. */
const stdout = 1;

/**
 * Tells the engine where to connect, before anything is loaded that could serve it: while that loads, the engine comes.
 * @throws when the engine offers no certificate, or nothing can be listened on
 */
export async function greet(environment: Readonly<Record<string, string | undefined>>): Promise<Greeted> {
  const { PLUGIN_CLIENT_CERT } = environment;
  if (!PLUGIN_CLIENT_CERT)
    throw new Error("PLUGIN_CLIENT_CERT is not set: the engine offers no certificate, and without one nobody is served");
  const engine = derOf(PLUGIN_CLIENT_CERT);
  const certificate = createCertificate(Date.now());
  const listener = await listen({ environment, isOpen: false });
  process.once("exit", () => listener.close());
  writeSync(stdout, handshakeLine(listener.address, certificateText(certificate)));
  return { listener, certificate, engine };
}
