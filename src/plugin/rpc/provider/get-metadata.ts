import type { Rpc } from "../rpc";
import { serverCapabilities } from "./server-capabilities";

export const getMetadata: Rpc<"GetMetadata"> = {
  answer: ({ provider }) => ({
    serverCapabilities,
    resources: [...provider.resources.keys()].map((typeName) => ({ typeName })),
    dataSources: [...provider.dataSources.keys()].map((typeName) => ({ typeName })),
    functions: [...provider.functions.keys()].map((name) => ({ name })),
  }),
};
