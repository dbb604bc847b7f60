/** Ids of constructs, which are ASCII: Chinese by its sounds. Loads a dictionary. */
import { pinyin } from "pinyin-pro";
import { normalText } from "../../schema";
import { type Naming, trimmed } from "./names";

/** All objects of a program have one space, and those of several platforms often have one name. */
export const constructIds: Naming = { spell, joint: "-", spaceOf: () => "", prefixOf: ({ platform }) => platform };

function spell(title: string): string {
  const sounds = pinyin(normalText(title), { toneType: "none", type: "array", nonZh: "consecutive", v: true });
  return trimmed(sounds.join("-").replace(/[^A-Za-z0-9]+/g, "-"), "-");
}
