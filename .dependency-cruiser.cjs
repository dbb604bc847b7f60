/**
 * Who may import whom, types included. What is not allowed here is refused; tests are exempt.
 * `npm run architecture` prints every import that breaks one.
 */

/**
 * Each folder (or file), and what it may import besides itself. `$1` is the name that a pattern's group matched, so that a cloud knows
 * nothing of another. A file belongs to the first pattern that it matches. All may import the ports.
 */
const forAll = ["src/ports/"];
const mayImport = [
  ["src/ports/", []],
  ["src/system/", []],
  ["src/index\\.ts$", ["src/system/", "src/clouds/", "src/http/"]],
  ["src/engine\\.ts$", ["src/system/", "src/stack/", "src/clouds/", "src/reconcile/", "src/schema/", "src/http/", "src/version\\.ts"]],
  ["src/version\\.ts$", []],
  ["src/schema/", []],
  ["src/http/", ["src/system/"]],
  ["src/files/", []],
  ["src/reconcile/", ["src/schema/"]],
  // What clients share, and a client, know nothing of the language of objects.
  ["src/clouds/shared/client/", ["src/system/", "src/http/"]],
  ["src/clouds/shared/objects/", ["src/schema/", "src/http/", "src/clouds/shared/client/"]],
  ["src/clouds/([^/]+)/client/", ["src/system/", "src/http/", "src/clouds/shared/client/"]],
  // The one that brings the clouds together.
  ["src/clouds/index\\.ts$", ["src/schema/", "src/clouds/"]],
  ["src/clouds/functions/", ["src/schema/"]],
  ["src/clouds/([^/]+)/", ["src/schema/", "src/http/", "src/clouds/$1/", "src/clouds/shared/", "src/clouds/functions/message-text\\.ts"]],
  // A platform's part of messaging knows its own client alone.
  ["src/messaging/platforms/([^/]+)/", ["src/system/", "src/http/", "src/clouds/$1/client/", "src/clouds/$1/messages\\.ts", "src/clouds/shared/client/", "src/messaging/(?!platforms/[^/]+/)"]],
  ["src/messaging/", ["src/system/", "src/http/", "src/schema/text/", "src/schema/messages\\.ts", "src/clouds/shared/client/", "src/clouds/functions/message-text\\.ts", "src/clouds/functions/parts\\.ts", "src/messaging/"]],
  // What the plugin writes down of creates: the embedded engine looks whether there is any in the folder that it shares.
  ["src/pending/", ["src/reconcile/", "src/schema/"]],
  // The entries hand the list of clouds in; below them nobody knows it.
  ["src/plugin/starting/(?:main|encoded-schemas)\\.ts$", ["src/system/", "src/plugin/", "src/clouds/", "src/reconcile/", "src/schema/", "src/http/", "src/files/"]],
  ["src/plugin/", ["src/system/", "src/pending/", "src/reconcile/", "src/schema/", "src/http/", "src/files/"]],
  ["src/stack/", ["src/pending/", "src/reconcile/", "src/schema/", "src/http/", "src/files/"]],
  // The emulator's page is a program of its own, in a browser: of the emulator it knows what its answers look like.
  ["src/emulator/console/", ["src/emulator/"]],
  // What client and emulator shared beyond this, they could get wrong together.
  ["src/emulator/", ["src/system/", "src/clouds/[^/]+/client/signing/sign", "src/clouds/[^/]+/client/enumerations\\.ts", "src/files/", "src/schema/text/utf8\\.ts", "src/version\\.ts"]],
  // What commands do that need no stack of their own: they are told what an account has, and what states record.
  ["src/adoption/", ["src/stack/", "src/reconcile/", "src/schema/", "src/files/"]],
  ["src/watch/", ["src/stack/", "src/reconcile/", "src/schema/", "src/http/", "src/files/"]],
  ["src/cli/", ["src/system/", "src/version\\.ts", "src/stack/", "src/plugin/", "src/emulator/", "src/messaging/", "src/adoption/", "src/watch/", "src/clouds/", "src/reconcile/", "src/schema/", "src/http/", "src/files/"]],
  // Invented platforms, which the tests hand in, are built as published ones are.
  ["test/house/([^/]+)/client/", ["src/http/", "src/clouds/shared/client/"]],
  ["test/house/([^/]+)/emulator/", ["src/emulator/", "test/house/$1/client/signing/sign", "test/house/$1/client/enumerations\\.ts"]],
  ["test/house/([^/]+)/", ["src/schema/", "src/http/", "src/clouds/shared/", "src/clouds/functions/message-text\\.ts"]],
  ["test/house/", ["src/"]],
  // Level 1 is made by the build, for the engine that it is built for. What platforms demand is taken from the clouds' own descriptions, and what texts
  // read like is shared with those who send them.
  ["constructs/platforms/([^/]+)\\.ts$", ["constructs/", "src/clouds/$1/", "src/schema/"]],
  ["constructs/testing/", ["constructs/", "src/messaging/catalogue/(?:catalogue|preview)\\.ts", "src/messaging/platforms/texts\\.ts"]],
  ["constructs/", ["constructs/level1/", "src/schema/", "src/reconcile/plan/plan\\.ts", "src/reconcile/rules/rules\\.ts", "src/reconcile/validate\\.ts", "src/messaging/catalogue/selection\\.ts"]],
];

const ours = "^(?:src|constructs|test/house)/";
const anchored = (pattern) => `^${pattern}`;

const layers = mayImport.map(([from, to], i) => ({
  name: `${from.replaceAll(/\\|\$$|\(\[\^\/\]\+\)/g, (part) => (part.startsWith("(") ? "*" : ""))} may import ${to.join(", ").replaceAll("\\", "") || "nothing of ours"}`,
  severity: "error",
  from: { path: anchored(from), pathNot: mayImport.slice(0, i).map(([earlier]) => anchored(earlier)) },
  to: { path: ours, pathNot: [...forAll, ...to, ...(from.endsWith("/") ? [from.replace("([^/]+)", "$1")] : [])].map(anchored) },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...layers,
    {
      name: "no rule says what it may import",
      severity: "error",
      from: { path: ours, pathNot: mayImport.map(([from]) => anchored(from)) },
      to: { path: ours },
    },
    {
      name: "what every start of the plugin loads before its compiled code is small: no package",
      severity: "error",
      from: { path: "^src/plugin/starting/launcher\\.ts$" },
      to: { path: "node_modules", reachable: true },
    },
    {
      name: "the emulator's page is loaded by a browser alone",
      severity: "error",
      from: { pathNot: "^src/emulator/console/" },
      to: { path: "^src/emulator/console/" },
    },
    {
      name: "the emulator's page takes nothing but types from elsewhere, and no package but preact",
      severity: "error",
      from: { path: "^src/emulator/console/" },
      to: { pathNot: "^(?:src/emulator/console|node_modules/preact)/", dependencyTypesNot: ["type-only"] },
    },
    { name: "no circles", severity: "error", from: {}, to: { circular: true } },
    { name: "not there", severity: "error", from: { pathNot: "^constructs/" }, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.test\\.ts$" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".json"] },
  },
};
