import { encodeFunctions } from "../../functions";
import type { Rpc } from "../rpc";

/** Engines that keep the schema between calls ask for the functions alone. */
export const getFunctions: Rpc<"GetFunctions"> = { answer: ({ provider }) => ({ functions: encodeFunctions(provider) }) };
