import { createWorld } from "../../../../test/simulation/world/world";
import { openJournal, recover } from "../../state/journal";
import { emptyState } from "../../state/state";
import { pendingIn } from "./pending";

const path = "/stack/.terraform.tfstate.journal";

it("writes down when a create was begun in whole milliseconds, whatever its clock tells", async () => {
  const machine = (await createWorld(1)).begin();
  machine.disk.makeFolder("/stack");
  const state = emptyState(machine.random);
  const journal = openJournal(machine, path, state, { begun: new Map(), restores: new Map() });
  const pending = pendingIn({
    journal,
    begun: undefined,
    address: "sms_depot_crate.c",
    wanted: {},
    owner: { cloud: "depot", provider: "sms" },
    clock: { now: () => 1_900_000_000_000.75, sleep: async () => {} },
    random: machine.random,
  });
  expect(await pending.begin(["a"])).toMatchObject({ since: 1_900_000_000_000 });
  journal.leave();
  const { begun } = recover(machine, path, state, "/stack/terraform.tfstate");
  expect(begun.get("sms_depot_crate.c")).toMatchObject({ at: 1_900_000_000_000, seenBefore: ["a"] });
});
