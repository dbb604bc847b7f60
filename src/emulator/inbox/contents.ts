/** What a test looks for in a message: codes to type in, and links to follow. */

const link = /https?:\/\/[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/g;
/** Of its last run only, so that the work does not grow with the square of a text. */
const endOfSentence = /(?<![.,;:!?)'\]])[.,;:!?)'\]]+$/;

/** Addresses with http or https, without what ends the sentence around them. */
export function linksIn(text: string): string[] {
  return [...text.matchAll(link)].map(([found]) => found.replace(endOfSentence, ""));
}

/** Runs of 4 to 8 digits that stand alone: no part of a word, a number with a fraction, a date or a link. */
export function codesIn(text: string): string[] {
  return [...text.replace(link, " ").matchAll(/(?<![\w.-])\d{4,8}(?!\w|[.-]\d)/g)].map(([code]) => code);
}
