import { type Cloud, type Diagnostic, error } from "../../schema";

/** A provider block and its cloud, as messages name them. */
export interface Block {
  readonly cloud: Pick<Cloud, "name" | "title" | "account">;
  /** `provider "sms"`, or with its alias. */
  readonly name: string;
}

const untouched = "Nothing was sent, and nothing counts as gone.";

/** What an account is called, and the setting that names those that are meant. */
function wordsOf({ account }: Block["cloud"]): { readonly noun: string; readonly allowed: string } {
  return { noun: account?.noun ?? "account", allowed: account?.allowed ?? "allowed_account_ids" };
}

function once(summary: string, detail: string): Diagnostic {
  return { ...error(summary, detail), once: true };
}

/** @param recorded addresses by account; none where nobody here knows them */
export function otherAccount({ cloud, name }: Block, account: string, recorded: ReadonlyMap<string, readonly string[]>): Diagnostic {
  const { noun } = wordsOf(cloud);
  const owners = [...recorded.keys()];
  const owner = owners.length === 1 ? `${noun} ${owners[0]}` : `the ${noun}s ${owners.join(", ")}`;
  return once(
    `The key of ${cloud.title} belongs to ${noun} ${account}, what is recorded to ${owner}`,
    `${untouched} Give ${name} a key of ${owner}. If the recorded objects are no longer to be looked after from here, forget them; they stay where they are: ` +
      `${forgetting([...recorded.values()].flat())}. Objects of two ${noun}s need two provider blocks, one with an alias. ` +
      `${allowing(cloud, owners)} has the ${noun} checked in every run.`,
  );
}

export function notAllowed({ cloud, name }: Block, account: string, allowed: readonly string[]): Diagnostic {
  const { noun, allowed: setting } = wordsOf(cloud);
  return once(
    `The key of ${cloud.title} belongs to ${noun} ${account}, which ${setting} does not name`,
    `${untouched} ${name} allows ${allowed.join(", ")}. Give it a key of that ${noun}, or name this one as well: ${allowing(cloud, [...allowed, account])}.`,
  );
}

export function notTold({ cloud, name }: Block, allowed: readonly string[]): Diagnostic {
  const { noun, allowed: setting } = wordsOf(cloud);
  return once(
    `Nobody can tell whether the key of ${cloud.title} is of one of the ${noun}s that ${setting} names`,
    `${name} allows ${allowed.join(", ")}, and the platform did not tell whose the key is: it may not read the statistics, which tell that. ` +
      `Nothing was sent. Let the key read them, or take ${setting} out.`,
  );
}

export function allowedLater({ cloud, name }: Block): Diagnostic {
  return once(
    `The ${wordsOf(cloud).allowed} of ${cloud.title} are not known yet`,
    `In ${name} they come from something that this run has still to make. Nothing was sent. Make that first, in a run of its own, or write the ids down.`,
  );
}

/** @param names of what was looked for */
export function nothingFound({ cloud, name }: Block, names: readonly string[]): Diagnostic {
  const shown = `${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}`;
  return once(
    `Of ${names.length} recorded objects of ${cloud.title} none was found: the key may belong to another account`,
    `Looked for: ${shown}. ${cloud.title} does not tell whose a key is. If the key, region or endpoint of ${name} is another than before, correct it. ` +
      "If somebody has deleted all of them, run again with --accept-missing (smsform plan, apply, destroy, refresh): then they count as gone. " +
      "OpenTofu and Terraform take them for gone as it is. To forget them without that: smsform state rm ADDRESS, tofu state rm ADDRESS.",
  );
}

function forgetting(addresses: readonly string[]): string {
  const commands = addresses.length === 0 ? "ADDRESS" : addresses.map((address) => `'${address}'`).join(" ");
  return addresses.length === 0
    ? "smsform state rm ADDRESS, or tofu state rm ADDRESS or terraform state rm ADDRESS"
    : `smsform state rm ${commands}`;
}

function allowing(cloud: Block["cloud"], accounts: readonly string[]): string {
  return `${cloud.name} { ${wordsOf(cloud).allowed} = [${accounts.map((account) => JSON.stringify(account)).join(", ")}] }`;
}
