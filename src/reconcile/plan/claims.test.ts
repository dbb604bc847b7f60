import { clouds } from "../../clouds";
import { UNKNOWN } from "../../schema";
import { createProvider } from "../provider";
import { type Claimant, ClaimIndex } from "./claims";

const { resources } = createProvider(clouds);
const since = "2026-01-01T00:00:00.000Z";
const start = Date.parse(since);
const hours = (count: number) => start + count * 3_600_000;

function message(name: string, after: Claimant["after"], before?: Claimant["before"]): Claimant {
  const resource = resources.get("sms_baidu_message")?.definition;
  if (!resource) throw new Error("there are no messages");
  return { name, resource, before, after: { id: "otp", ...after } };
}

const left = { superseded: [{ template_id: "old", since }], retire_after: "72h", live_template_id: "new", template_id: "new" };
const deleting = message("a", { ...left, superseded: [], retiring: [] }, left);

describe("claims of objects on each other", () => {
  it.each([
    ["sends with it", message("b", { live_template_id: "old" }), "b sends with it"],
    ["has it as its candidate", message("b", { template_id: "old" }), "b has it as its candidate"],
    ["has left it and keeps it for ever", message("b", { ...left, retire_after: null }), "b has left it, and keeps it"],
    ["has left it and keeps it for longer", message("b", { ...left, retire_after: "100h" }), "b has left it, and keeps it"],
    [
      "leaves it in this very run",
      message("b", { live_template_id: "new", superseded: UNKNOWN }, { live_template_id: "old" }),
      "b sends with it",
    ],
  ])("refuse to delete what another one %s, whichever comes first", (_why, other, reason) => {
    const told = [expect.objectContaining({ severity: "error", summary: expect.stringContaining(`a must not delete old: ${reason}`) })];
    const among = (...all: readonly Claimant[]) => new ClaimIndex(all).contested(hours(72)).map(({ diagnostic }) => diagnostic);
    expect(among(deleting, other)).toEqual(expect.arrayContaining(told));
    expect(new ClaimIndex([other]).contestedBy(deleting, hours(72)).map(({ diagnostic }) => diagnostic)).toEqual(
      expect.arrayContaining(told),
    );
    expect(new ClaimIndex([deleting]).contestedBy(other, hours(72)).map(({ diagnostic }) => diagnostic)).toEqual(
      expect.arrayContaining(told),
    );
  });

  it("let one delete what the other deletes as well, or has kept for long enough", () => {
    expect(new ClaimIndex([deleting, { ...deleting, name: "b" }]).contested(hours(72))).toEqual([]);
    expect(new ClaimIndex([deleting, message("b", { ...left, retire_after: "24h" })]).contested(hours(72))).toEqual([]);
  });

  it("know two objects of one name apart", () => {
    const twin = { ...message("b", { live_template_id: "old" }), name: deleting.name };
    expect(new ClaimIndex([deleting, twin]).contested(hours(72))).toHaveLength(1);
  });
});
