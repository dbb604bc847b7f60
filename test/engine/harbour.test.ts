/** What the language of objects can say that no platform of today needs, through the plugin. */
import { startProvider } from "../../src/plugin/reattach";
import { Harbour, harbourCloud } from "../support/clouds/harbour-cloud";
import { describeEngine, type Work } from "../support/engines/engine";
import { succeeded } from "../support/steps";

const header = `
terraform {
  required_providers { sms = { source = "registry.terraform.io/smsform/sms" } }
}
provider "sms" {
}
`;
const pier = (more = "", name = "pier") =>
  `${header}resource "sms_harbour_berth" "pier" {\n  name = "${name}"\n  draught = "4 m"\n  proof = "chart"\n  ${more}\n}\n`;

jest.setTimeout(60_000);

describeEngine("the plugin", (engine) => {
  let harbour: Harbour;
  let work: Work;
  let close: () => Promise<void>;

  async function begin(hcl: string, environment: Readonly<Record<string, string>> = { HARBOUR_KEY: "k" }): Promise<void> {
    work = await engine.work({ files: { "main.tf": hcl } });
    harbour = new Harbour();
    const provider = await startProvider({ clouds: [harbourCloud(harbour)], folder: work.folder, environment });
    work.attach(provider.reattach);
    close = provider.close;
  }

  afterEach(async () => {
    await close();
    await work.remove();
  });

  it("plans the work that a status asks for as a change of computed values, says why, and does it once", async () => {
    await begin(pier("activate = true"));
    expect(await work.apply()).toMatchObject({ exitCode: 0 });
    expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });
    harbour.only.status = "DORMANT";
    const planned = await work.plan();
    expect(planned).toMatchObject({ exitCode: 2, changes: [{ action: "update", before: { status: "DORMANT" } }] });
    expect(planned.text).toContain('Berth "pier" will be changed: the harbour waits for its activation');
    expect(await work.apply(planned.file)).toMatchObject({ exitCode: 0 });
    expect(harbour.writes).toEqual(["create berth-1", "activate berth-1"]);
    expect(await work.show()).toMatchObject([{ values: { status: "REVIEWED", usable: false } }]);
    expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });
  });

  it("leaves that work alone where the status has moved on since the plan", async () => {
    await begin(pier("activate = true"));
    await succeeded(work.apply());
    harbour.only.status = "DORMANT";
    const { file } = await work.plan();
    harbour.only.status = "APPROVED";
    const applied = await work.apply(file);
    expect(applied.exitCode).toBe(1);
    expect(applied.text).toContain('Berth "pier" has moved on since the plan; plan again');
    expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });
    expect(harbour.writes).toEqual(["create berth-1"]);
  });

  it("renames an approved object in place, and records what proved it without sending it", async () => {
    await begin(pier());
    await succeeded(work.apply());
    harbour.only.status = "APPROVED";
    await work.write({ "main.tf": pier("", "quay").replace("chart", "new chart") });
    expect(await work.apply()).toMatchObject({ exitCode: 0 });
    expect(harbour.only).toMatchObject({ name: "quay", proof: "chart", status: "APPROVED" });
    expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });
  });

  it("asks for no credentials where nothing needs a client", async () => {
    await begin(
      `${header}resource "sms_harbour_watch" "night" {\n  lamp = "red"\n}\ndata "sms_harbour_tide" "noon" {\n  hour = "12"\n}\n`,
      {},
    );
    expect(await work.apply()).toMatchObject({ exitCode: 0 });
    expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });
    expect(await work.destroy()).toMatchObject({ exitCode: 0 });
    await work.write({ "main.tf": pier() });
    expect((await work.plan()).text).toContain("No key for Harbour");
  });

  it("records what went wrong after it was done without a taint, and imports nothing that is done once", async () => {
    await begin(`${header}resource "sms_harbour_signal" "storm" {\n  flags = "storm"\n}\n`);
    const refused = await work.import("sms_harbour_signal.storm", "signal-1");
    expect(refused.exitCode).toBe(1);
    expect(refused.text).toContain("A signal cannot be imported");
    harbour.fadingFlags = true;
    const applied = await work.apply();
    expect(applied.exitCode).toBe(0);
    expect(applied.text).toContain('Signal "storm" has faded');
    expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });
    expect(harbour.signals).toEqual(["storm"]);
  });
});
