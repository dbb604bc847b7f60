/**
 * The languages that the reference is written in. Pages are made of English sentences, the provider's and the pages' own; a language says
 * each of them. A sentence is its own key, so that one that was rewritten has no translation until somebody has looked at it.
 */

/** @typedef {(sentence: string, values?: Record<string, string>) => string} Say */

/** @type {Say} */
export const english = (sentence, values = {}) => filled(sentence, values);

/**
 * @param {ReadonlyMap<string, Record<string, string>>} dictionaries by their files
 * @returns a `say` that notes what it lacks, and afterwards what is wrong with the dictionaries
 */
export function translator(dictionaries) {
  const used = new Set();
  const missing = new Set();
  /** @type {Say} */
  const say = (sentence, values = {}) => {
    const translated = [...dictionaries.values()].find((dictionary) => Object.hasOwn(dictionary, sentence))?.[sentence];
    if (translated === undefined) missing.add(sentence);
    else if (placesIn(translated) !== placesIn(sentence) && Object.keys(values).length > 0) missing.add(sentence);
    used.add(sentence);
    return filled(translated ?? sentence, values);
  };
  const findings = () => [
    ...[...missing].map((sentence) => `has no Chinese, or one with other places in braces: ${JSON.stringify(sentence)}`),
    ...[...dictionaries].flatMap(([file, dictionary]) =>
      Object.keys(dictionary).flatMap((sentence) => {
        if (!used.has(sentence)) return [`${file}: nothing says this any more: ${JSON.stringify(sentence)}`];
        const first = [...dictionaries].find(([, other]) => Object.hasOwn(other, sentence))?.[0];
        return first === file ? [] : [`${file}: stands in ${first} as well: ${JSON.stringify(sentence)}`];
      }),
    ),
  ];
  return { say, findings };
}

/** `{name}` in a sentence of the pages. Descriptions of the provider have no values, so that braces in them stay. */
function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

function placesIn(sentence) {
  return [...new Set(sentence.match(/\{\w+\}/g))].sort().join();
}
