/** Looks at one platform: by reads that change nothing, and by how they were answered. */
import { dayIn } from "../../clouds/shared/client/days";
import { defaultTimeZone } from "../../clouds/shared/client/time-zone";
import type { Checkup, CheckupRequest, Remainder, Told, Untold } from "../../messaging/checkup/checkup";
import type { Clock } from "../../ports/clock";
import type { Cloud, Failure } from "../../schema";
import type { NetworkProxy } from "../../system/network/proxy";
import type { Access } from "../platforms/access";
import { keysSet } from "../platforms/keys";
import type { Terminal } from "../terminal";
import { type Examined, type Finding, ok, unknown, wrong } from "./finding";
import type { Watched } from "./watch";
import { clockFinding, networkFindings } from "./way";

export interface Surroundings {
  readonly environment: Terminal["environment"];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Tencent's, as they are named. */
  readonly applications: readonly string[];
  readonly proxyFor: (url: string) => NetworkProxy | undefined;
}

/** @param watched what the client sends by */
export async function examine(access: Access, checkup: Checkup, watched: Watched, surroundings: Surroundings): Promise<Examined> {
  const { cloud, client } = access;
  const { clock, signal, applications } = surroundings;
  const now = clock.now();
  const request: CheckupRequest = { now, today: dayIn(defaultTimeZone)(now), applications, signal };
  const reads = await Promise.all(checkup.reads(request).map((each) => tryRead(each, client, request, cloud)));
  const reached = watched.seen.some((each) => "status" in each);
  const account = await accountFinding(access, checkup, reads, surroundings);
  return {
    platform: cloud.name,
    title: cloud.title,
    findings: [
      ...keyFindings(cloud, surroundings.environment),
      ...refusedKeyFindings(reads),
      ...networkFindings(watched.seen, surroundings.proxyFor),
      clockFinding(watched.seen, checkup.clockToleranceMs),
      account,
      ...(reached ? permissionFindings(checkup, reads) : [notReached("permissions")]),
      ...(reached ? addressFindings(checkup, reads) : [notReached("addresses")]),
      ...(reached ? limitFindings(checkup, reads, request) : [notReached("limits")]),
    ],
  };
}

/** A read that was tried. */
type Tried = { readonly what: string } & ({ readonly told: Told } | { readonly failure: Failure });

async function tryRead(
  { what, read }: ReturnType<Checkup["reads"]>[number],
  client: unknown,
  request: CheckupRequest,
  cloud: Cloud,
): Promise<Tried> {
  try {
    return { what, told: await read(client, request) };
  } catch (failure) {
    return { what, failure: cloud.explain(failure, `read ${what}`) };
  }
}

/** Their names and where they come from: what they are is shown nowhere. */
function keyFindings(cloud: Cloud, environment: Terminal["environment"]): Finding[] {
  const keys = keysSet(cloud, environment);
  const untidy = keys.filter(({ variable }) => /^[\s"']|[\s"']$/.test(environment[variable] ?? ""));
  return [
    ok("keys", keys.map(({ setting, variable }) => `${setting} from ${variable}`).join(", ")),
    ...untidy.map(({ variable }) =>
      wrong("keys", `${variable} begins or ends with a blank or a quotation mark`, `Set ${variable} anew, without it.`),
    ),
  ];
}

async function accountFinding(
  { cloud, client }: Access,
  checkup: Checkup,
  reads: readonly Tried[],
  { clock, signal }: Surroundings,
): Promise<Finding> {
  const { account } = cloud;
  if (account === undefined)
    return untold("account", checkup.account ?? { why: "no call tells whose a key is", next: "Look into the console." });
  if (!reads.some((each) => "told" in each)) {
    return unknown("account", "no answer came that tells whose the key is", "Look at the other findings first.");
  }
  const noun = account.noun ?? "account";
  try {
    const id = account.told(client) ?? (await account.ask({ client, clock, signal }));
    if (id !== undefined) return ok("account", `${noun} ${id}`);
    return unknown("account", `the answers did not tell the ${noun}`, "Compare the key with those in the console.");
  } catch (failure) {
    return unknown("account", cloud.explain(failure, `ask for the ${noun}`).detail, "Look at the other findings first.");
  }
}

/** Whatever was read with it was refused for the same reason. */
function refusedKeyFindings(reads: readonly Tried[]): Finding[] {
  const [refused] = reads.flatMap((each) => (isKeyRefused(each) ? [each.failure] : []));
  if (!refused) return [];
  return [wrong("keys", `${refused.summary}: ${refused.detail}`, "Mend what the message names, and run smsform doctor again.")];
}

function isKeyRefused(tried: Tried): tried is Extract<Tried, { readonly failure: Failure }> {
  return "failure" in tried && tried.failure.meaning === "unauthenticated";
}

function permissionFindings({ whereDenied, writing }: Checkup, reads: readonly Tried[]): Finding[] {
  if (reads.some(isKeyRefused)) {
    return [unknown("permissions", "no key was accepted that they could belong to", "Mend the keys first.")];
  }
  const read = reads.filter((each) => "told" in each);
  const failures = reads.filter((each) => "failure" in each);
  // Where nothing may be read, it is rather the keys than what they are allowed.
  const next =
    read.length > 0
      ? whereDenied
      : `Look first whether the keys are right and belong together, as the message says. Where they are: ${whereDenied}`;
  return [
    ...(read.length > 0 ? [ok("permissions", `may read ${read.map(({ what }) => what).join(", ")}`)] : []),
    ...failures.map(({ what, failure: { meaning, detail } }) => {
      const found = `reading ${what}: ${detail}`;
      if (meaning === "denied") return wrong("permissions", found, next);
      return meaning === "cancelled" || meaning === "throttled"
        ? unknown("permissions", found, "Run smsform doctor again in a minute.")
        : wrong("permissions", found, "Mend what the message names, and run smsform doctor again.");
    }),
    untold("permissions", writing),
  ];
}

function addressFindings({ addresses }: Checkup, reads: readonly Tried[]): Finding[] {
  const answers = reads.filter((each) => "told" in each);
  if (addresses === "every call") {
    return answers.length > 0
      ? [ok("addresses", "this machine's is let in, as every call asks for it")]
      : [unknown("addresses", "no call was answered, and every call asks for this machine's", "Look at the console's list of addresses.")];
  }
  const told = answers.flatMap((each) => each.told.addresses ?? []);
  return told.length > 0 ? told.map((each) => ok("addresses", each)) : [untold("addresses", addresses)];
}

function limitFindings({ limits, isSpent = hasSpent, whereSpent }: Checkup, reads: readonly Tried[], request: CheckupRequest): Finding[] {
  const remainders = reads.flatMap((each) => ("told" in each ? (each.told.remainders ?? []) : []));
  if (remainders.length === 0) return [untold("limits", limits(request))];
  const found = remainders.map(({ what, left, of }) => `${left}${of === undefined ? "" : ` of ${of}`} ${what} left`).join(", ");
  return [isSpent(remainders) ? wrong("limits", found, whereSpent) : ok("limits", found)];
}

function hasSpent(remainders: readonly Remainder[]): boolean {
  return remainders.some(({ left }) => left <= 0);
}

function notReached(check: "permissions" | "addresses" | "limits"): Finding {
  return unknown(check, "not asked, because the platform was not reached", "Mend the network first.");
}

function untold(check: Finding["check"], { why, next }: Untold): Finding {
  return unknown(check, why, next);
}
