import type { Rpc } from "../rpc";

/** Ends what is in flight; the process lives on until the engine has taken the answers. */
export const stopProvider: Rpc<"StopProvider"> = {
  answer(session) {
    session.stop();
    return { Error: "" };
  },
  failed: ({ summary }) => ({ Error: summary }),
};
