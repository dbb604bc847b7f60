/** What stands around all views: where one is, whose objects are shown, language and colours, and what was done. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AccountReport, PlatformReport } from "../admin/admin";
import { get } from "./data/ask";
import { useConnection } from "./data/connection";
import { useLive } from "./data/live";
import { useNotice } from "./data/notices";
import { useRemembered } from "./data/remembered";
import { Select } from "./parts/fields";
import { Calls } from "./views/calls";
import type { Around } from "./views/filters";
import { Messages } from "./views/messages";
import { Objects } from "./views/objects";
import { Review } from "./views/review";
import { Settings } from "./views/settings";
import { type Language, languages, Spoken, usualLanguage } from "./words/words";

const views = { review: Review, messages: Messages, objects: Objects, calls: Calls, settings: Settings } as const satisfies Record<
  string,
  ComponentType<Around>
>;
type ViewName = keyof typeof views;
const viewNames = Object.keys(views) as ViewName[];
const languageNames = Object.keys(languages) as Language[];
const themes = ["system", "light", "dark"] as const;

export function Shell() {
  const [language, speak] = useRemembered("language", languageNames, usualLanguage());
  const [theme, paint] = useRemembered("theme", themes, "system");
  const [account, setAccount] = useState("");
  const view = useView();
  const isThere = useConnection();
  const notice = useNotice();
  const words = languages[language];
  const { value } = useLive(async (signal) => {
    const [platforms, accounts] = await Promise.all([
      get<readonly PlatformReport[]>("/platforms", {}, signal),
      get<readonly AccountReport[]>("/accounts", {}, signal),
    ]);
    return { platforms: platforms?.body ?? [], accounts: accounts?.body ?? [] };
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
    document.title = `${words.views[view]} · ${words.title}`;
  }, [language, theme, view]);
  const { platforms = [], accounts = [] } = value ?? {};
  const View = views[view];
  return (
    <Spoken.Provider value={{ language, words }}>
      <button type="button" class="skip" onClick={() => document.getElementById("main")?.focus()}>
        {words.skip}
      </button>
      <header class="top">
        <h1>{words.title}</h1>
        <nav aria-label={words.views_label}>
          {viewNames.map((name) => (
            <a key={name} href={`#${name}`} {...(name === view && { "aria-current": "page" as const })}>
              {words.views[name]}
            </a>
          ))}
        </nav>
        <div class="choices">
          {accounts.length > 1 && (
            <Select
              label={words.account}
              value={account}
              change={setAccount}
              options={[["", words.allAccounts], ...accounts.map((each) => [each.id, nameOf(each)] as const)]}
            />
          )}
          <Select label={words.theme} value={theme} change={paint} options={themes.map((each) => [each, words.themes[each]] as const)} />
          <Select
            label={words.language}
            value={language}
            change={speak}
            options={languageNames.map((each) => [each, languages[each].name] as const)}
          />
        </div>
      </header>
      <div class="told">
        <div role="alert">{!isThere && <p class="lost">{words.lost}</p>}</div>
        <output>{notice !== undefined && <p class={notice.isProblem ? "notice problem" : "notice"}>{notice.text}</p>}</output>
      </div>
      <main id="main" tabIndex={-1}>
        <View key={view} platforms={platforms} account={ownerOf(accounts, account)} />
      </main>
    </Spoken.Provider>
  );

  function nameOf({ id, subAccountOf }: AccountReport): string {
    return subAccountOf === null ? id : `${id} (${words.subAccountOf(subAccountOf)})`;
  }
}

/** Objects belong to main accounts; a sub-account sees those. */
function ownerOf(accounts: readonly AccountReport[], chosen: string): string {
  return accounts.find(({ id }) => id === chosen)?.subAccountOf ?? chosen;
}

/** The part of the address behind its # is the view's name: the browser's own back and forward lead through them. */
function useView(): ViewName {
  const named = () => viewNames.find((name) => `#${name}` === location.hash) ?? "review";
  const [view, set] = useState(named);
  useEffect(() => {
    const look = () => set(named());
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  return view;
}
