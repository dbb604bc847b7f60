/**
 * The words of a text, for the search: Chinese has no blanks between them, so the platform's segmenter finds them. Names of the provider
 * are found by their parts as well. It runs in Node and in the browser and is handed over as text: nothing outside of it can be used.
 */
export function words(text) {
  const segments = new Intl.Segmenter("zh", { granularity: "word" }).segment(text.toLowerCase());
  return [...segments].flatMap(({ segment, isWordLike }) => {
    if (!isWordLike) return [];
    // Browser and Node may cut a long compound differently: its pairs are the same in both.
    if (/^\p{Script=Han}{3,}$/u.test(segment)) return [segment, ...[...segment].slice(1).map((second, i) => [...segment][i] + second)];
    return segment.includes("_") ? [segment, ...segment.split("_").filter((part) => part !== "")] : [segment];
  });
}
