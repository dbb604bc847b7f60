/** The rest of the plugin: what serves, once the engine is greeted. */
import { listen } from "../listen";
import { createLog } from "../log";
import { type ServeOptions, serve } from "../serve";
import type { Plugin } from "./bundled";
import { createCertificate } from "./certificate";
import type { Greeted } from "./greeting";
import { mutualTls } from "./mutual-tls";

const loadAnswering = (): object[] => [require("../answer"), require("../session")];
const loadReattach = (): typeof import("../reattach") => require("../reattach");

/** What is served, loaded when the first request arrives that needs it. */
export type Offered = Pick<ServeOptions, "clouds" | "functions" | "schema">;

/** A plugin that serves what is given. */
export function pluginOf(offered: Offered): Plugin {
  const log = createLog(process.env);

  function serveEngine({ listener, certificate, engine }: Greeted): void {
    const onlyEngine = (admit: Parameters<typeof mutualTls>[2]) => mutualTls(certificate, engine, admit);
    serve({ ...offered, log, listener, guard: onlyEngine, onShutdown: () => process.exit(0) });
  }

  return {
    serveEngine,

    async attach() {
      const { reattach, close } = await loadReattach().startProvider({ ...offered, log });
      process.stdout.write(`TF_REATTACH_PROVIDERS='${JSON.stringify(reattach)}'\n`);
      for (const signal of ["SIGINT", "SIGTERM"] as const) {
        process.once(signal, () => {
          close().then(
            () => process.exit(0),
            () => process.exit(1),
          );
        });
      }
    },

    async rehearse() {
      const certificate = createCertificate(Date.now());
      const listener = await listen({ environment: process.env, isOpen: false });
      const { close } = serve({ ...offered, log, listener, guard: (admit) => mutualTls(certificate, certificate.der, admit) });
      loadAnswering();
      await close();
    },
  };
}
