/** A plugin process that serves the ticket cloud, as engines start it. */
import { certificateText, createCertificate, mutualTls } from "../../../src/plugin/certificate";
import { handshakeLine } from "../../../src/plugin/handshake";
import { serve } from "../../../src/plugin/serve";
import { office } from "../clouds/ticket-cloud";

async function main(): Promise<void> {
  process.on("SIGINT", () => undefined);
  const certificate = createCertificate(Date.now());
  const credentials = mutualTls(certificate, process.env.PLUGIN_CLIENT_CERT ?? "");
  const { address } = await serve({ clouds: [office], credentials, onShutdown: () => process.exit(0) });
  process.stdout.write(handshakeLine(address, certificateText(certificate)));
  credentials.letEngineIn();
}

void main();
