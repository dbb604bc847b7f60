import { Notebook, notebookCloud } from "../../test/support/clouds/notebook-cloud";
import { type Resource, UNKNOWN, type Values } from "../schema";
import { createKey } from "./create-key";

const cloud = notebookCloud(new Notebook());
const [note] = cloud.resources as readonly [Resource];
const settings = { key: "the key's id", secret: "hush" };
const planned: Values = {
  title: "a",
  kind: "MEMO",
  text: null,
  pages: 1,
  drawing_file: "one.png",
  drawing_digest: "sha256:1",
  id: UNKNOWN,
};
const key = (change: Values = {}, settingsChange: Values = {}) =>
  createKey(cloud, note, { ...settings, ...settingsChange }, { ...planned, ...change });

describe("the key of a create", () => {
  it("tells nothing of what it stands for", () => {
    expect(key()).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, Values]>([
    ["what is wanted", { title: "b" }],
    ["a file's content", { drawing_digest: "sha256:2" }],
  ])("depends on %s", (_name, change) => {
    expect(key(change)).not.toBe(key());
  });

  it("depends on the account", () => {
    expect(key({}, { key: "another" })).not.toBe(key());
  });

  it.each<[string, Values, Values]>([
    ["where a file lies", { drawing_file: "two.png" }, {}],
    ["what is never sent", { deletion_protection: true }, {}],
    ["what only the platform knows", { status: "IN_REVIEW" }, {}],
    ["the secret", {}, { secret: "changed" }],
  ])("does not depend on %s", (_name, change, settingsChange) => {
    expect(key(change, settingsChange)).toBe(key());
  });
});
