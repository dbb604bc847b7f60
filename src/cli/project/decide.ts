/** What a new project is to be: by options, by questions, or by default. */
import type { Questions } from "../prompt";
import { printable } from "../render/writing/printable";
import { type Choice, defaults, languageIn, platformNames, platformsIn } from "./choice";

/** What is decided already. */
export type Wishes = Partial<Choice>;

/** What is asked for where it was not said. */
export type Asked = Pick<Choice, "platforms" | "language">;

/** @returns undefined where nobody answers any more */
export async function byAsking(wishes: Wishes, asked: Questions): Promise<Asked | undefined> {
  const platforms = wishes.platforms ?? (await answered(asked, platformsQuestion, (given) => platformsIn(given || standard)));
  const language =
    platforms && (wishes.language ?? (await answered(asked, languageQuestion, (given) => languageIn(given || defaults.language))));
  return platforms && language && { platforms, language };
}

const standard = defaults.platforms.join(", ");
const platformsQuestion = `Platforms, of ${platformNames.join(", ")} [${standard}]: `;
const languageQuestion = `Written for cdktn (CDK Terrain), cdktf (CDKTF) or in hcl [${defaults.language}]: `;

async function answered<T>(
  asked: Questions,
  question: string,
  read: (answer: string) => { readonly value: T } | { readonly problem: string },
): Promise<T | undefined> {
  for (let before = printable``; ; ) {
    const answer = await asked.answer(printable`${before}${question}`);
    if (answer === undefined) return undefined;
    const found = read(answer);
    if ("value" in found) return found.value;
    before = printable`${found.problem}\n`;
  }
}
