import { setImmediate } from "node:timers/promises";
import { offline } from "../../../test/support/accounts/baidu-account";
import { Depot, depotCloud } from "../../../test/support/clouds/depot-cloud";
import type { Cloud, Resource } from "../../schema";
import type { Environment } from "../environment";
import { createAccountGuard } from "./account";
import type { KeyMemory } from "./key-memory";

type Ask = NonNullable<Cloud["account"]>["ask"];

const depot = depotCloud(new Depot());
const [crate] = depot.resources as readonly [Resource];
const recorded = { values: { id: "crate-1", label: "tea", content: "leaves" }, private: {} };

/** Nothing that is recorded is there any more, so that somebody has to ask whose the key is. */
function guarded(ask: Ask) {
  const account = { attribute: "owner", allowed: "allowed_account_ids", told: () => undefined, ask };
  const explain: Cloud["explain"] = (failure, action) => ({
    meaning: failure instanceof Stopped ? "cancelled" : "unavailable",
    summary: `Cannot ${action}`,
    detail: String(failure),
    unsettled: false,
  });
  const cloud: Cloud = { ...depot, account, explain };
  const key: KeyMemory = { account: undefined, asking: undefined, hasFound: false };
  const guard = createAccountGuard({ cloud, client: undefined, settings: { allowed_account_ids: ["ours"] }, key });
  const lookOf = ({ signal }: AbortController) => {
    const environment: Environment = { ...offline, signal };
    return guard.distrust(crate, environment, recorded, undefined);
  };
  return { lookOf };
}

class Stopped extends Error {}

describe("whose a key is", () => {
  it("is not asked again by who asked it and was given up, though nobody stopped it", async () => {
    let asked = 0;
    const { lookOf } = guarded(async () => {
      asked += 1;
      if (asked > 3) throw new Error("it asks without end");
      throw new Stopped("the process is gone");
    });
    const problem = await lookOf(new AbortController());
    expect(problem).toMatchObject({ severity: "error", detail: expect.stringContaining("nothing counts as gone") });
    expect(asked).toBe(1);
  });

  it("is asked once more by who waited for an answer whose asker was stopped", async () => {
    let asked = 0;
    const { lookOf } = guarded(async ({ signal }) => {
      asked += 1;
      if (asked > 1) return "ours";
      while (!signal.aborted) await setImmediate();
      throw new Stopped("on request");
    });
    const [stopped, waiting] = [new AbortController(), new AbortController()];
    const looks = Promise.all([lookOf(stopped), lookOf(waiting)]);
    await setImmediate();
    stopped.abort();
    const [given, found] = await looks;
    expect(given).toMatchObject({ severity: "error" });
    expect(found).toBeUndefined();
    expect(asked).toBe(2);
  });
});
