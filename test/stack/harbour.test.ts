/** What the language of objects can say that no platform of today needs, in the embedded engine. */
import { Harbour, harbourCloud } from "../support/clouds/harbour-cloud";
import { stacks } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const harbour = new Harbour();
const open = stacks([harbourCloud(harbour)]);
beforeEach(() => Object.assign(harbour, new Harbour()));

const header = 'provider "sms" {\n  harbour {\n    key = "k"\n  }\n}\n';
const pier = (draught = "4 m", more = "", name = "pier") =>
  `${header}resource "sms_harbour_berth" "pier" {\n  name = "${name}"\n  draught = "${draught}"\n  proof = "chart"\n  ${more}\n}\n`;

describe("an approved object", () => {
  it("is changed in place in what it lets be changed, and replaced for the rest, which alone forces it", async () => {
    const stack = await open({ "main.tf": pier() });
    await succeeded(stack.apply());
    harbour.only.status = "APPROVED";
    stack.write({ "main.tf": pier("4 m", "", "quay") });
    const renamed = await stack.apply();
    expect(renamed).toMatchObject({ errors: [], changes: ["update sms_harbour_berth.pier"] });
    expect(harbour.only).toMatchObject({ name: "quay", status: "APPROVED" });
    stack.write({ "main.tf": pier("5 m", "", "wharf") });
    const replaced = await stack.plan();
    expect(replaced.plan?.changes).toMatchObject([
      { action: "replace", reason: "an approved berth keeps its depth", replacedBy: ["draught"] },
    ]);
  });

  it("is changed in place where the configuration chooses that, and the plan says what it means", async () => {
    const stack = await open({ "main.tf": pier() });
    await succeeded(stack.apply());
    harbour.only.status = "APPROVED";
    stack.write({ "main.tf": pier("5 m", "closed_while_dredged = true") });
    const planned = await stack.plan();
    expect(planned.plan?.changes).toMatchObject([{ action: "update", sends: true }]);
    expect(planned.warnings).toContainEqual(expect.stringContaining("It is closed until it is approved again."));
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(harbour.writes).toEqual(["create berth-1", "change berth-1"]);
  });

  it("that was none when it was planned is not changed in a way that nobody was told of", async () => {
    const stack = await open({ "main.tf": pier("4 m", "closed_while_dredged = true") });
    await succeeded(stack.apply());
    stack.write({ "main.tf": pier("5 m", "closed_while_dredged = true") });
    await stack.planToFile();
    harbour.only.status = "APPROVED";
    const refused = await stack.applyFile();
    expect(refused.errors).toMatchObject([expect.stringContaining('Berth "pier" was approved since the plan; plan again')]);
    expect(harbour.writes).toEqual(["create berth-1"]);
  });

  it("has what proved it recorded without being sent, and says so", async () => {
    const stack = await open({ "main.tf": pier() });
    await succeeded(stack.apply());
    harbour.only.status = "APPROVED";
    stack.write({ "main.tf": pier().replace("chart", "new chart") });
    const recorded = await stack.apply();
    expect(recorded).toMatchObject({
      errors: [],
      warnings: [
        expect.stringMatching(/^Berth "pier": proof recorded, not sent\n.*\nWhat proved an approved berth is not looked at again\.$/),
      ],
    });
    expect(recorded.plan?.changes).toMatchObject([{ action: "update", sends: false }]);
    expect(stack.recorded("sms_harbour_berth.pier", "proof")).toBe("new chart");
    expect(harbour.writes).toEqual(["create berth-1"]);
    expect((await stack.plan()).changes).toEqual([]);
  });
});

describe("work that a status asks for", () => {
  it("is planned with its reason though no argument changed, and done once", async () => {
    const stack = await open({ "main.tf": pier("4 m", "activate = true") });
    await succeeded(stack.apply());
    expect((await stack.plan()).changes).toEqual([]);
    harbour.only.status = "DORMANT";
    const planned = await stack.plan();
    expect(planned.plan?.changes).toMatchObject([{ action: "update", reason: "the harbour waits for its activation", sends: true }]);
    expect(planned.warnings).toContainEqual(expect.stringContaining('Berth "pier" will be changed: the harbour waits for its activation'));
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(harbour.writes).toEqual(["create berth-1", "activate berth-1"]);
    expect(stack.recorded("sms_harbour_berth.pier", "status")).toBe("REVIEWED");
    expect((await stack.plan()).changes).toEqual([]);
  });

  it("is not done without the wish, and is done in the run that brings the wish", async () => {
    const stack = await open({ "main.tf": pier() });
    await succeeded(stack.apply());
    harbour.only.status = "DORMANT";
    expect((await stack.plan()).changes).toEqual([]);
    stack.write({ "main.tf": pier("4 m", "activate = true") });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["update sms_harbour_berth.pier"] });
    expect(harbour.writes).toEqual(["create berth-1", "activate berth-1"]);
    expect(stack.recorded("sms_harbour_berth.pier", "activate")).toBe(true);
  });

  it("is left alone where the status has moved on since the plan", async () => {
    const stack = await open({ "main.tf": pier("4 m", "activate = true") });
    await succeeded(stack.apply());
    harbour.only.status = "DORMANT";
    await stack.planToFile();
    harbour.only.status = "APPROVED";
    const applied = await stack.applyFile();
    expect(applied.errors).toEqual([expect.stringContaining('Berth "pier" has moved on since the plan; plan again')]);
    expect(harbour.writes).toEqual(["create berth-1"]);
  });

  it("is carried out from a saved plan", async () => {
    const stack = await open({ "main.tf": pier("4 m", "activate = true") });
    await succeeded(stack.apply());
    harbour.only.status = "DORMANT";
    await stack.planToFile();
    expect(await stack.applyFile()).toMatchObject({ errors: [] });
    expect(harbour.only.status).toBe("REVIEWED");
  });
});

describe("an approval", () => {
  it("waits for the platform's own noun and tells what the approved object has besides", async () => {
    const stack = await open({ "main.tf": `${pier()}resource "sms_harbour_approval" "pier" {\n  berth = sms_harbour_berth.pier.id\n}\n` });
    const refuse = () => {
      for (const berth of harbour.berths.values()) berth.status = "REFUSED";
    };
    const refused = await stack.apply({ on: refuse });
    expect(refused.errors).toEqual([expect.stringContaining('Approval: berth "pier" was rejected')]);
    Object.assign(harbour.only, { status: "APPROVED", number: "B 7" });
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(stack.recorded("sms_harbour_approval.pier", "berth_number")).toBe("B 7");
    expect(stack.recorded("sms_harbour_approval.pier", "id")).toBe("berth-1");
  });
});

describe("what needs no client", () => {
  const watch = 'provider "sms" {}\nresource "sms_harbour_watch" "night" {\n  lamp = "red"\n}\n';

  it("is made, read and destroyed without credentials, and so is its data source", async () => {
    const tide = 'data "sms_harbour_tide" "noon" {\n  hour = "12"\n}\noutput "level" {\n  value = data.sms_harbour_tide.noon.level\n}\n';
    const stack = await open({ "main.tf": watch + tide });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["create sms_harbour_watch.night"] });
    expect(stack.recorded("sms_harbour_watch.night", "id")).toBe("watch with red");
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
    expect((await stack.destroy()).errors).toEqual([]);
  });

  it("does not spare others the credentials", async () => {
    const stack = await open({ "main.tf": pier().replace('key = "k"', "") });
    expect((await stack.plan()).errors).toEqual([expect.stringContaining("No key for Harbour")]);
  });

  it("takes exactly one of what excludes each other", async () => {
    const stack = await open({ "main.tf": watch.replace('lamp = "red"', "") });
    expect((await stack.validate()).errors).toEqual([
      expect.stringMatching(/^A watch has exactly one instrument\n.*\nSet lamp or horn\.$/),
    ]);
    stack.write({ "main.tf": watch.replace("lamp", 'horn = "loud"\n  lamp') });
    expect((await stack.validate()).errors).toEqual([expect.stringContaining("Set either lamp or horn, not both.")]);
  });
});

describe("what is done once", () => {
  const signal = `${header}resource "sms_harbour_signal" "storm" {\n  flags = "storm"\n}\n`;

  it("is recorded with a warning where it went wrong after it was done, and not done again", async () => {
    harbour.fadingFlags = true;
    const stack = await open({ "main.tf": signal });
    expect(await stack.apply()).toMatchObject({ errors: [], warnings: [expect.stringContaining('Signal "storm" has faded')] });
    expect((await stack.plan()).changes).toEqual([]);
    expect(harbour.signals).toEqual(["storm"]);
  });

  it("is not repeated where its answer was lost; a person is told how to find out, and of no import", async () => {
    harbour.losesAnswer = true;
    const stack = await open({ "main.tf": signal });
    const [lost] = (await stack.apply()).errors;
    expect(lost).toContain("The harbour keeps no list of its signals.\nAsk the ships whether they saw it.");
    expect(lost).not.toContain("import");
    expect((await stack.apply()).errors).toEqual([expect.stringContaining("Ask the ships whether they saw it.")]);
    expect(harbour.signals).toEqual(["storm"]);
  });

  it("cannot be imported, by a command or a block", async () => {
    const stack = await open({ "main.tf": signal });
    expect((await stack.import("sms_harbour_signal.storm", "signal-1")).errors).toEqual([
      expect.stringContaining("A signal cannot be imported"),
    ]);
    stack.write({ "main.tf": `${signal}import {\n  to = sms_harbour_signal.storm\n  id = "signal-1"\n}\n` });
    expect((await stack.plan()).errors).toEqual([expect.stringContaining("A signal cannot be imported")]);
  });
});
