// Huawei: specification 0 and 2.
/** The ways out of a client: three hosts, each with a proof of its own of who is calling. */
import { createConcurrencyLimit } from "../../../http/limits/concurrency-limit";
import { OptionError } from "../../../http/option-error";
import { type AccessToken, createTransport, type Transport, type TransportOptions } from "../../../http/transport";
import { systemRandom } from "../../../system/random";
import { platform, type Ways } from "./caller";
import { authUrlOf, defaultRegion, endpointOf, withoutVersion } from "./endpoints";
import { classify } from "./errors";
import type { HuaweiSmsOptions } from "./options";
import { requestIdOf } from "./request-id";
import { accessAddressOf, checkApp, checkProject, signedBodyLimit, signWithApp, signWithKey, userOf } from "./signing/authorize";
import type { IamToken } from "./types/token";

type Proof = Pick<TransportOptions, "sign" | "accessToken" | "bodyLimit">;

const unsigned: Proof = { sign: () => ({}) };

/**
 * @param ask asks IAM for a token
 * @throws OptionError naming the option that is wrong
 */
export function waysOf(options: HuaweiSmsOptions, ask: (signal: AbortSignal) => Promise<IamToken>): Ways {
  const { region = defaultRegion, endpoint, authUrl, projectId, app, random = systemRandom } = options;
  const common = {
    ...options,
    // All three share it.
    concurrency: options.concurrency ?? createConcurrencyLimit(10),
    platform,
    secrets: [options.secretKey, options.securityToken, options.userPassword, app?.appSecret],
    classify,
    requestIdOf,
  };
  // The region is looked at where an endpoint takes its place, too.
  const ownEndpoint = endpointOf(region);
  const user = userOf(options);
  const way = (option: string, url: string, proof: Proof) => located(option, () => createTransport({ ...common, endpoint: url, ...proof }));

  function wayToProject(): Transport | undefined {
    if (user === undefined) return undefined;
    checkProject(projectId);
    const byKey: Proof | undefined =
      user.accessKey !== undefined
        ? { sign: (request, nowMs) => signWithKey(user, projectId, request, nowMs), bodyLimit: signedBodyLimit }
        : undefined;
    return way("endpoint", endpoint ?? ownEndpoint, byKey ?? { ...unsigned, accessToken: tokensBy(ask) });
  }

  function wayToApp(): Transport | undefined {
    if (app === undefined) return undefined;
    checkApp(app);
    const sign: Proof["sign"] = (request, nowMs) => signWithApp(app, request, nowMs, random);
    return way("app.accessAddress", accessAddressOf(app, endpoint), { sign });
  }

  const isPassword = user?.userName !== undefined;
  const iam = isPassword ? way("authUrl", withoutVersion(authUrl ?? endpoint ?? authUrlOf(region)), unsigned) : undefined;
  return { project: wayToProject(), app: wayToApp(), iam };
}

// Huawei: L298-301.
/** What a token is asked for with, where the client knows a password: the service takes tokens of one project only. */
export function tokenRequestOf(options: HuaweiSmsOptions): object | undefined {
  const user = userOf(options);
  if (user?.userName === undefined) return undefined;
  const { userName, userPassword, domainName } = user;
  const { region = defaultRegion, projectName = region } = options;
  const password = { user: { name: userName, password: userPassword, domain: { name: domainName } } };
  return { auth: { identity: { methods: ["password"], password }, scope: { project: { name: projectName } } } };
}

function tokensBy(ask: (signal: AbortSignal) => Promise<IamToken>): AccessToken {
  return {
    async ask(_, signal) {
      const { token, expiresAt } = await ask(signal);
      return { value: token, expiresAt };
    },
    headers: (token) => ({ "x-auth-token": token }),
    isRefusal: ({ status, code }) => status === 401 || code === "MSGSMS.0049",
  };
}

/** Says of a URL which option it is. */
function located<T>(option: string, make: () => T): T {
  try {
    return make();
  } catch (failure) {
    throw failure instanceof OptionError ? new OptionError(option, failure.problem, "Huawei") : failure;
  }
}
