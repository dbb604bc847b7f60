import type { Socket } from "node:net";
import { createServer } from "node:tls";
import { certificatePem, type ServerCertificate } from "./certificate";

/**
 * Only the engine gets through: who connects proves by TLS to hold the key of the certificate that it shows, and that has to be the engine's,
 * byte for byte. Nobody's word is taken for it, so no authorities are needed; Node would first read all that it knows, which takes as long as
 * the rest of the start.
 * @param engine DER
 * @param admit takes the connection once it is known to be the engine's
 * @returns takes a connection of whoever it is
 */
export function mutualTls(
  certificate: ServerCertificate,
  engine: Buffer,
  admit: (connection: Socket) => void,
): (connection: Socket) => void {
  const keys = { key: certificate.key, cert: certificatePem(certificate), ca: [] };
  const server = createServer({ ...keys, requestCert: true, rejectUnauthorized: false, ALPNProtocols: ["h2"] }, (connection) => {
    // Whoever breaks off is gone, and that is all.
    connection.on("error", () => undefined);
    if (connection.getPeerX509Certificate()?.raw.equals(engine)) admit(connection);
    else connection.destroy();
  });
  return (connection) => server.emit("connection", connection);
}
