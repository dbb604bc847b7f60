/** How a cloud's settings become its client. */
import { OptionError } from "../../../http/option-error";
import { type Diagnostic, error, type Runtime } from "../../../schema";

/** The client's options by the settings that they come from. */
type Names<Options> = Readonly<Record<string, keyof Options & string>>;
type SettingsOf<Options, N extends Names<Options>> = { readonly [Setting in keyof N]: Exclude<Options[N[Setting]], undefined> | null };

/**
 * @param title the cloud's, for messages
 * @param Client throws an OptionError for options of which no client can be made
 */
export function connectBy<Options extends object, Client, const N extends Names<Options>>(
  title: string,
  Client: new (options: Options) => Client,
  names: N,
): (settings: SettingsOf<Options, N>, runtime: Runtime) => Client | readonly Diagnostic[] {
  return (settings, { clock, concurrency, limiter, random, tries, exchange, log, onWait }) => {
    const retry = tries === undefined ? undefined : { tries, throttledTries: tries };
    const given = Object.entries(names).flatMap(([setting, option]) => {
      const value = settings[setting];
      return value === null ? [] : [[option, value] as const];
    });
    try {
      // What a client needs is there before: a cloud names it as what it needs.
      return new Client({ ...Object.fromEntries(given), clock, concurrency, limiter, random, retry, exchange, log, onWait } as Options);
    } catch (failure) {
      if (!(failure instanceof OptionError)) throw failure;
      return [unusable(title, failure, names)];
    }
  };
}

/** Told at the setting that is to blame, by its own name. */
function unusable(title: string, failure: OptionError, names: Readonly<Record<string, string>>): Diagnostic {
  const [setting] = Object.entries(names).find(([, option]) => option === failure.option) ?? [];
  const summary = `The settings of ${title} cannot be used`;
  return setting === undefined ? error(summary, failure.message) : error(summary, failure.called(setting), [setting]);
}
