/**
 * Loads what suites have in common once for all suites of a worker: libraries, the program's own sources and what is built of them. They keep
 * nothing between suites but caches, and loading them again for each of hundreds of suites takes longer than many of these do. Suites themselves
 * and what supports them are loaded for each suite.
 */
const Module = require("node:module");
const { join, sep } = require("node:path");
const { compileFunction } = require("node:vm");
const { default: Runtime } = require("jest-runtime");

const root = join(__dirname, "..", "..", "..");
const [libraries, sources, built] = ["node_modules", "src", "dist"].map((folder) => join(root, folder) + sep);

/** Jest's own keep what they know of the suite that runs. */
const ofJest = /[\\/]node_modules[\\/](?:@?jest\b|expect\b|pretty-format\b)/;

function isShared(path) {
  if (path.startsWith(libraries)) return !ofJest.test(path);
  return path.startsWith(built) || (path.startsWith(sources) && !path.endsWith(".test.ts"));
}

/** The suite's that runs. */
let current;
/** Of the sources that are loaded, for the stacks of errors. */
const sourceMaps = new Map();

Module._extensions[".ts"] = (module, path) => {
  const code = current.transformCache.transform(path, undefined);
  const sourceMap = current.getSourceMaps().get(path);
  if (sourceMap !== undefined) sourceMaps.set(path, sourceMap);
  module._compile(code, path);
};

class SharingRuntime extends Runtime {
  constructor(...parts) {
    super(...parts);
    current = this;
    for (const [path, sourceMap] of sourceMaps) this.getSourceMaps().set(path, sourceMap);
    const { executor, _environment: environment } = this;
    // Suites run among the process's own globals (`environment.js`), as the modules do that they share.
    executor.compile = (code, filename) =>
      environment.getVmContext() === null ? null : compileFunction(code, executor.injectedModuleParameters, { filename });
  }

  requireModule(from, name, options, isRequireActual) {
    const path = options?.isInternalModule || this.isIsolated ? undefined : this.sharedPath(from, name);
    return path === undefined ? super.requireModule(from, name, options, isRequireActual) : require(path);
  }

  sharedPath(from, name) {
    if (name === undefined || Module.isBuiltin(name)) return undefined;
    const path = this._resolution.resolveCjsStub(from, name) ?? this._resolution.resolveCjs(from, name);
    return isShared(path) ? path : undefined;
  }

  /** What a suite wants to have anew is loaded anew. */
  isolateModules(load) {
    this.isIsolated = true;
    try {
      super.isolateModules(load);
    } finally {
      this.isIsolated = false;
    }
  }

  /** Would put what ends with the suite in the place of the process's own. */
  installGetBuiltinModule() {}
}

/** A run that watches goes on in the same process after sources were changed. */
function forgetSources() {
  for (const path of Object.keys(require.cache)) if (isShared(path) && !path.startsWith(libraries)) delete require.cache[path];
}

module.exports = { __esModule: true, default: SharingRuntime, forgetSources };
