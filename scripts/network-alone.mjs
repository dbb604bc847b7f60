/**
 * What bundles take of axios: the one way to the network that the program uses (`src/system/network/library.ts`). The whole library loads a second
 * such way and forms with files, which takes longer than the rest of what sends a request.
 */
import { readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(import.meta.url);
const namespace = "network-alone";
const modules = {
  axios: `
    import http from "axios/unsafe/adapters/http.js";
    export { default as AxiosHeaders } from "axios/unsafe/core/AxiosHeaders.js";
    export const getAdapter = () => http;`,
  // Named by the adapter, for bodies that are never sent.
  "form-data": "export default class FormData {}",
  // Asked for by nobody: the adapter speaks HTTP/1.1.
  http2: "export default { constants: {} };",
  // Our own log tells of requests.
  debug: "module.exports = () => Object.assign(() => undefined, { enabled: false });",
};

/** @type {import("esbuild").Plugin} */
export const networkAlone = {
  name: namespace,
  setup(build) {
    build.onResolve({ filter: /^(axios|form-data|debug)$/ }, ({ path }) => ({ path, namespace }));
    build.onResolve({ filter: /^http2$/ }, ({ path, importer }) =>
      importer.includes("/node_modules/axios/") ? { path, namespace } : undefined,
    );
    build.onLoad({ filter: /./, namespace }, ({ path }) => ({
      contents: modules[path],
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
    }));
    build.onLoad({ filter: /\/axios\/lib\/utils\.js$/ }, ({ path }) => ({ contents: withoutForms(readFileSync(path, "utf8")) }));
    // What a package needs goes where it goes, also where packages of our own choice stay outside.
    build.onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
      const from = importer in modules ? here : importer;
      if ((from !== here && !importer.includes("/node_modules/")) || isBuiltin(path)) return undefined;
      return { path: createRequire(from).resolve(path) };
    });
  },
};

const formsOfNode = "typeof G.FormData !== 'undefined' ? G.FormData : undefined";

/** To look at Node's class for forms makes Node load the whole of its second way to the network. */
function withoutForms(utilities) {
  if (!utilities.includes(formsOfNode)) throw new Error(`axios has changed: its utilities no longer say ${formsOfNode}`);
  return utilities.replace(formsOfNode, "undefined");
}
