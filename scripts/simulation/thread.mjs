/** The simulation in a thread beside the tests: these run in a context of their own, in which the same work takes half as long again. */
import { createRequire } from "node:module";
import { bundle } from "./bundle.mjs";

// It answers whoever has started the thread, tasks that wait already included.
createRequire(import.meta.url)(await bundle("tests"));
