/** Invented platforms, as the tests hand them to the emulator beside its own. */
export { fernpost } from "./fernpost/emulator";
