/** What is used of axios: its way to the network. The build writes this file anew, with no more of the library than that (`scripts/network-alone.mjs`). */
import { AxiosHeaders, getAdapter } from "axios";

/** Its defaults, merging and transformations cost a third more, and nothing here uses them. */
export const send = getAdapter("http");
export const Headers = AxiosHeaders;
