import { createWorld } from "../../../test/simulation/world/world";
import { parseAddress } from "../address";
import { openJournal, recover } from "./journal";
import { emptyState, type Instance } from "./state";

const path = "/stack/.terraform.tfstate.journal";
const statePath = "/stack/terraform.tfstate";
const address = "sms_depot_crate.c";
const create = { address, token: "t", wanted: "w", at: 1 };

async function begun() {
  const machine = (await createWorld(1)).begin();
  machine.disk.makeFolder("/stack");
  const base = emptyState(machine.random);
  const journal = openJournal(machine, path, base, { begun: new Map([[address, create]]), restores: new Map() });
  return { journal, left: () => [...recover(machine, path, base, statePath).begun.keys()] };
}

function crate(): Instance {
  const parsed = parseAddress(address);
  if (!parsed) throw new Error(`${address} is no address`);
  return {
    address: parsed,
    provider: 'provider["registry.terraform.io/smsform/sms"]',
    schemaVersion: 0,
    object: { values: { id: "1" }, private: {} },
    tainted: false,
    dependencies: [],
    createBeforeDestroy: false,
    sensitive: [],
  };
}

describe("a create that was begun", () => {
  it("is settled by what it has come to", async () => {
    const { journal, left } = await begun();
    journal.done(address, crate(), { settles: true });
    expect(left()).toEqual([]);
    journal.close();
    expect(left()).toEqual([]);
  });

  it.each([
    ["its predecessor is changed", crate()],
    ["its predecessor goes", null],
  ])("stays open where %s", async (_what, instance) => {
    const { journal, left } = await begun();
    journal.done(address, instance);
    expect(left()).toEqual([address]);
    journal.close();
    expect(left()).toEqual([address]);
  });
});
