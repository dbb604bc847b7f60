import type { Rpc } from "./rpc";

/** This provider has no functions of its own. */
export const getFunctions: Rpc<"GetFunctions"> = { answer: () => ({}) };
