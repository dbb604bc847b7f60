/**
 * A plugin that does nothing but what every plugin must: it takes messages apart and puts them together with the codec of the real one,
 * under its schema, and waits as long as a call takes, so many at a time. What the real one takes beyond this is its own.
 * Bundled by stub-provider.mjs, from the build's folder.
 */
const { setTimeout: delay } = require("node:timers/promises");
const { Server, ServerCredentials } = require("@grpc/grpc-js");
const { clouds } = require("./clouds");
const { createConcurrencyLimit } = require("./http/limits/concurrency-limit");
const { decodeObject, encodeObject } = require("./plugin/codec/dynamic-value");
const { getProviderSchema } = require("./plugin/rpc/provider/get-provider-schema");
const { serverCapabilities } = require("./plugin/rpc/provider/server-capabilities");
const { upgradeResourceState } = require("./plugin/rpc/resource/upgrade-resource-state");
const { greet } = require("./plugin/starting/greeting");
const { mutualTls } = require("./plugin/starting/mutual-tls");
const { brokerService, controllerService, providerService, stdioService } = require("./plugin/services");
const { createProvider } = require("./reconcile");
const { UNKNOWN } = require("./schema");

const provider = createProvider(clouds);
const session = { provider, resource: (type) => provider.resources.get(type) };
const concurrency = createConcurrencyLimit(Number(process.env.SMSFORM_PARALLELISM || 10));
const waiting = () => concurrency.run(() => delay(Number(process.env.STUB_LATENCY_MS || 0)));
const attributesOf = ({ typeName }) => session.resource(typeName).definition.attributes;
let made = 0;

const answers = {
  GetMetadata: () => ({ serverCapabilities }),
  GetProviderSchema: () => getProviderSchema.answer(session),
  UpgradeResourceState: (request) => upgradeResourceState.answer(session, request),
  async ReadResource(request) {
    const values = decodeObject(attributesOf(request), request.currentState);
    await waiting();
    return { newState: encodeObject(attributesOf(request), values), private: request.private };
  },
  PlanResourceChange(request) {
    const attributes = attributesOf(request);
    const prior = decodeObject(attributes, request.priorState);
    const proposed = decodeObject(attributes, request.proposedNewState);
    const planned = proposed && !prior ? mapComputed(attributes, proposed, () => UNKNOWN) : proposed;
    return { plannedState: encodeObject(attributes, planned), plannedPrivate: request.priorPrivate };
  },
  async ApplyResourceChange(request) {
    const attributes = attributesOf(request);
    const planned = decodeObject(attributes, request.plannedState);
    await waiting();
    const values = planned && mapComputed(attributes, planned, (name) => (name === "id" ? `stub-${++made}` : null));
    return { newState: encodeObject(attributes, values) };
  },
};

/** Computed attributes without a value get one. */
function mapComputed(attributes, values, valueOf) {
  const entries = Object.entries(attributes).map(([name, { presence, default: given }]) => {
    const value = values[name] ?? null;
    const isOpen = value === null || value === UNKNOWN;
    if (presence === "computed" && isOpen) return [name, valueOf(name)];
    return [name, isOpen && given !== undefined ? given : value];
  });
  return Object.fromEntries(entries);
}

const open = new Set();
const silent = (stream) => {
  open.add(stream);
  if (stream.resume && stream.read) stream.resume();
};
const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
const handlers = Object.keys(providerService).map((method) => {
  const answer = answers[method] ?? (() => ({}));
  return [method, ({ request }, callback) => Promise.resolve(answer(request)).then((response) => callback(null, response), callback)];
});
server.addService(providerService, Object.fromEntries(handlers));
server.addService(controllerService, {
  Shutdown(_call, callback) {
    callback(null, {});
    setImmediate(() => process.exit(0));
  },
});
server.addService(brokerService, { StartStream: silent });
server.addService(stdioService, { StreamStdio: silent });

process.on("SIGINT", () => {});
const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
greet(process.env).then(({ listener, certificate, engine }) => {
  listener.onConnection(mutualTls(certificate, engine, (connection) => injector.injectConnection(connection)));
});
