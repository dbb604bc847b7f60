import { clouds } from "../../clouds";
import { type Cloud, type Diagnostic, error, hasErrors } from "../../schema";
import { systemClock } from "../../system/clock";
import { diagnosticJson } from "../json/json-messages";
import type { PlatformFlags } from "../options/flags";
import { type Access, distinct } from "../platforms/access";
import { kindsOf, variablesOf } from "../platforms/keys";
import { withPlatforms } from "../platforms/with-platforms";
import { joined, json, type Printable, printable } from "../render/writing/printable";
import { padTo } from "../render/writing/width";
import type { Terminal } from "../terminal";
import { createView } from "../view";

/** Whose key a platform is asked with. */
interface Identity {
  readonly cloud: Cloud;
  /** What is no secret of it, by setting. */
  readonly key: Readonly<Record<string, string>>;
  /** What the platform tells of its owner, by what it is called. */
  readonly owner: Readonly<Record<string, string>>;
  /** Why the owner is not told. */
  readonly untold?: string;
}

/** Whose the keys are that the environment has. @returns 1 where a platform that has keys could not be asked */
export async function whoami(flags: PlatformFlags, terminal: Terminal): Promise<number> {
  const diagnostics: Diagnostic[] = [];
  const identities: Identity[] = [];
  const exitCode = await withPlatforms(
    flags,
    terminal,
    (problems) => void diagnostics.push(...distinct(problems)),
    async ({ accesses, interrupts: { stop } }) => {
      for (const told of await Promise.all(accesses.map((access) => identify(access, terminal, stop)))) {
        identities.push(told.identity);
        if (told.problem) diagnostics.push(told.problem);
      }
      return hasErrors(diagnostics) ? 1 : 0;
    },
  );
  const without = flags.platforms.length > 0 ? [] : clouds.filter(({ name }) => identities.every(({ cloud }) => cloud.name !== name));
  if (flags.json) terminal.out(printable`${json(documentOf(identities, without, diagnostics), 2)}\n`);
  else {
    if (identities.length > 0) terminal.out(printable`${render(identities, without, terminal)}\n`);
    createView(terminal, { json: false, now: systemClock.now }).diagnostics(diagnostics);
  }
  return exitCode;
}

async function identify(
  { cloud, client }: Access,
  { environment }: Terminal,
  signal: AbortSignal,
): Promise<{ readonly identity: Identity; readonly problem?: Diagnostic }> {
  const { account, settings, title } = cloud;
  const keys = kindsOf(cloud, environment).find(({ missing }) => missing.length === 0)?.keys ?? [];
  const open = keys.filter(({ setting }) => !settings[setting]?.sensitive);
  const key = Object.fromEntries(open.map(({ setting, variable }) => [setting, environment[variable] ?? ""]));
  if (!account) return { identity: { cloud, key, owner: {}, untold: "no call of the platform tells whose a key is" } };
  const noun = account.noun ?? "account";
  const scope = { client, clock: systemClock, signal };
  try {
    // What tells more may tell the account along.
    const more = await account.more?.(scope);
    const id = account.told(client) ?? (await account.ask(scope));
    const owner = { ...(id !== undefined && { [noun]: id }), ...more };
    return { identity: { cloud, key, owner, ...(id === undefined && { untold: `no answer told the ${noun}` }) } };
  } catch (failure) {
    const { summary, detail } = cloud.explain(failure, `ask whose the key for ${title} is`);
    const told = account.told(client);
    return {
      identity: { cloud, key, owner: told === undefined ? {} : { [noun]: told }, untold: "the platform could not be asked" },
      problem: error(summary, detail),
    };
  }
}

function render(identities: readonly Identity[], without: readonly Cloud[], { colours: { out } }: Terminal): Printable {
  const blocks = identities.map(({ cloud, key, owner, untold }) => {
    const owners = Object.entries(owner);
    // What tells the owner may stand among the settings.
    const told = [...owners, ...Object.entries(key).filter(([, value]) => owners.every(([, known]) => known !== value))];
    const width = Math.max(0, ...told.map(([name]) => name.length));
    const lines = told.map(([name, value]) => printable`  ${padTo(name, width)}  ${value}`);
    return joined([out.bold(cloud.title), ...lines, ...(untold === undefined ? [] : [printable`  ${out.dim(`${untold}`)}`])], "\n");
  });
  const lacking = without.map((cloud) => printable`${out.bold(cloud.title)}\n  no credentials: ${waysFor(cloud)}`);
  return joined([...blocks, ...lacking], "\n\n");
}

function waysFor(cloud: Cloud): string {
  const kinds = kindsOf(cloud, {});
  return `set ${kinds.map(({ keys }) => variablesOf(keys)).join(", or ")}`;
}

/** Raised when a field is lost or changes its meaning. */
const formatVersion = "1.0";

function documentOf(identities: readonly Identity[], without: readonly Cloud[], diagnostics: readonly Diagnostic[]): object {
  return {
    format_version: formatVersion,
    platforms: identities.map(({ cloud: { name }, key, owner, untold }) => ({ platform: name, key, owner, untold: untold ?? null })),
    without_credentials: without.map(({ name }) => name),
    diagnostics: diagnostics.map(diagnosticJson),
  };
}
