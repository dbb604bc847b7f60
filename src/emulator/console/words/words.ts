/** The language of the page, and how it writes times. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { chinese } from "./chinese";
import { english, type Words } from "./english";

export const languages = { en: english, "zh-CN": chinese } as const satisfies Record<string, Words>;
export type Language = keyof typeof languages;

export interface Speech {
  readonly language: Language;
  readonly words: Words;
}

export const Spoken = createContext<Speech>({ language: "en", words: english });

export function useWords(): Words {
  return useContext(Spoken).words;
}

/** In the zone of whoever looks. */
export function useTimes(): (time: string | number) => string {
  const { language } = useContext(Spoken);
  const format = new Intl.DateTimeFormat(language, { dateStyle: "short", timeStyle: "medium" });
  return (time) => format.format(new Date(time));
}

/** For a line of a list: the day is told of other days alone. */
export function useShortTimes(): (time: string | number) => string {
  const { language } = useContext(Spoken);
  const today = new Date().toDateString();
  const within = new Intl.DateTimeFormat(language, { timeStyle: "medium" });
  const before = new Intl.DateTimeFormat(language, { dateStyle: "short", timeStyle: "short" });
  return (time) => {
    const date = new Date(time);
    return (date.toDateString() === today ? within : before).format(date);
  };
}

/** That of the browser, where the page has it. */
export function usualLanguage(): Language {
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

/** What a name of the admin interface is called; itself where it has no other name. */
export function called(names: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name;
}
