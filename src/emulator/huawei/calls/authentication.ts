/** Who makes a management call: by a token or by a signature (Huawei's specification 2.1 and 2.2). */
import type { World } from "../../platform";
import { accountOf } from "../../world/credentials";
import type { Accounts, Project } from "../accounts";
import type { IssuedTokens } from "../iam/tokens";
import type { HuaweiSwitches } from "../switches";
import type { DecodedRequest } from "./body";
import { refusal } from "./envelope";
import { checkSignature, type SignatureProblem } from "./signature";

/** Whose objects a call is about: resources of different projects know nothing of each other (Huawei L129). */
export interface Caller {
  readonly account: string;
  readonly projectId: string;
}

interface Surroundings {
  readonly world: World;
  readonly accounts: Accounts;
  readonly tokens: IssuedTokens;
  readonly switches: HuaweiSwitches;
}

// Huawei: L286.
/** Largest body of a signed request, in bytes; a larger one needs a token. */
const signedBodyLimit = 12 * 1024 * 1024;

/**
 * @param writes whether the call changes something
 * @throws Refusal MSGSMS.0003 or MSGSMS.0049; APIGW.0201 for a body that is too large to be signed; MSGSMS.0054 for a project that is not the
 *   account's; MSGSMS.0056 for a user that may only read
 */
export function authenticate(request: DecodedRequest, projectId: string, writes: boolean, surroundings: Surroundings): Caller {
  const { world, accounts } = surroundings;
  const token = request.headers["x-auth-token"];
  const { userId, scope } =
    token === undefined ? { userId: signerOf(request, surroundings), scope: undefined } : ownerOf(token, surroundings);
  const account = accountOf(world.credentials, userId);
  const isOwn = accounts.of(account).projects.some(({ id }: Project) => id === projectId);
  if (!isOwn) throw refusal("MSGSMS.0054", `The project ${projectId} is not one of the account's.`);
  if (scope !== undefined && scope !== projectId) throw refusal("MSGSMS.0049", `The token is for the project ${scope}.`);
  accounts.requireService(account);
  if (writes && !accounts.of(userId).mayWrite) throw refusal("MSGSMS.0056");
  return { account, projectId };
}

/** @returns the user, which is the access key's id, and the project that the token is for */
function ownerOf(token: string, { world, tokens }: Surroundings) {
  const issued = tokens.find(token);
  if (issued === undefined) throw refusal("MSGSMS.0049", "There is no such token.");
  if (issued.expiresAt <= world.clock.now()) throw refusal("MSGSMS.0049", "The token has expired.");
  if (issued.projectId === null) throw refusal("MSGSMS.0049", "The token is not for a project: auth.scope must hold one.");
  return { userId: issued.userId, scope: issued.projectId };
}

const problems: Readonly<Record<SignatureProblem, string>> = {
  "no date": "The header X-Sdk-Date is missing.",
  "no time": "X-Sdk-Date has the form 20260206T000000Z.",
  malformed:
    "Expected SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…, which signs host and x-sdk-date, or the header X-Auth-Token.",
  "unknown key": "There is no such access key.",
  expired: "X-Sdk-Date is more than 15 minutes away from the platform's time.",
  mismatch: "The signature does not match the request.",
};

function signerOf(request: DecodedRequest, { world, switches }: Surroundings): string {
  if ((request.body?.length ?? 0) > signedBodyLimit) {
    throw refusal("APIGW.0201", `A signed request has at most ${signedBodyLimit} bytes; a larger one needs a token.`);
  }
  const checked = checkSignature(request, (accessKey) => world.credentials.get(accessKey)?.secret, world.clock.now());
  const code = switches.get("huawei.unauthorized");
  if ("problem" in checked) throw refusal(code, problems[checked.problem]);
  const { sessionToken } = world.credentials.get(checked.accessKey) ?? {};
  if (sessionToken !== undefined && request.headers["x-security-token"] !== sessionToken) {
    throw refusal(code, "The session token (X-Security-Token) is missing or does not belong to this access key.");
  }
  return checked.accessKey;
}
