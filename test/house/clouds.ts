/** Invented clouds, as the tests hand them to the provider beside those that are published. */
export { fernpost } from "./fernpost";
