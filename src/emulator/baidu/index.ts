/** Baidu AI Cloud SMS, the signature and template calls. */
import type { Platform, PlatformModule, World } from "../platform";
import { type Answer, decodePath, decodeQuery, type WireRequest } from "../wire";
import { adminKind } from "./admin";
import { createCalls, type Handler } from "./applications";
import { authenticate } from "./authentication";
import { contentsOf, restoreContents } from "./contents";
import { errorAnswer, Refusal, refusal } from "./envelope";
import { createTokens } from "./idempotency";
import { type BaiduCall, baiduCalls, routeOf } from "./routes";
import { type SignatureFields, signatureKind } from "./signatures";
import { createStore } from "./store";
import { baiduSwitches } from "./switches";
import { type TemplateFields, templateKind } from "./templates";

export const baidu: PlatformModule = { name: "baidu", switches: baiduSwitches, open };

function open(world: World): Platform {
  const switches = world.switches.reader(baiduSwitches);
  const tokens = createTokens();
  const context = { world, switches, tokens };
  const signatureStore = createStore<SignatureFields>();
  const templateStore = createStore<TemplateFields>();
  const signatures = { kind: signatureKind(signatureStore, switches), store: signatureStore };
  const templates = { kind: templateKind(signatureStore, switches), store: templateStore };
  const signatureCalls = createCalls(signatures.kind, signatures.store, context);
  const templateCalls = createCalls(templates.kind, templates.store, context);

  const handlers: Record<BaiduCall, Handler> = {
    createSignature: signatureCalls.create,
    modifySignature: signatureCalls.modify,
    getSignature: signatureCalls.get,
    deleteSignature: signatureCalls.remove,
    createTemplate: templateCalls.create,
    modifyTemplate: templateCalls.modify,
    getTemplate: templateCalls.get,
    deleteTemplate: templateCalls.remove,
  };

  const handle = (request: WireRequest): Answer => {
    const path = decodePath(request.rawPath);
    const query = decodeQuery(request.rawQuery);
    if (path === undefined || query === undefined) throw refusal("InvalidURI");
    const route = routeOf(request.method, path);
    if (route?.kind === "wrongVersion") throw refusal("InvalidVersion", `The version is ${route.version}, the current one v3.`);
    if (route?.kind !== "call") throw refusal("InvalidURI", `There is no call ${request.method} ${path}.`);
    const decoded = { ...request, path, query };
    const account = authenticate(decoded, world.credentials, world.clock.now(), switches);
    return handlers[route.call](decoded, account, route.id);
  };

  const refused = (problem: Refusal) => errorAnswer(world.clock.now(), problem);

  return {
    calls: baiduCalls,
    fileFields: ["signatureFileBase64"],
    kinds: {
      signatures: adminKind(signatures.kind, signatures.store, context),
      templates: adminKind(templates.kind, templates.store, context),
    },
    callOf: (method, rawPath) => {
      const route = routeOf(method, decodePath(rawPath) ?? rawPath);
      if (route === undefined) return undefined;
      return route.kind === "call" ? route.call : "unknown";
    },
    answer: (request) => {
      try {
        return handle(request);
      } catch (error) {
        if (error instanceof Refusal) return refused(error);
        throw error;
      }
    },
    failure: (status, code, message) => refused(new Refusal(status, code, message)),
    throttled: () => refused(new Refusal(Number(switches.get("baidu.throttle-status")), "RequestLimitExceeded", "Too many requests.")),
    contents: () => contentsOf(signatures, templates, tokens),
    restore: (contents) => restoreContents(contents, signatures, templates, tokens, world),
    clear: () => {
      signatures.store.clear();
      templates.store.clear();
      tokens.restore([]);
    },
  };
}
