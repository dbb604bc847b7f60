/** For tests of programs: what recipients would read of a stack. */
export { assertRenderedTexts, type ExpectedTexts } from "./assert-texts";
export { type RenderedText, renderedTexts } from "./rendered-texts";
