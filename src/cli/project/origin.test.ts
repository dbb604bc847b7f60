import { memoryDisk } from "../../../test/support/memory-disk";
import { dependencyOn } from "./origin";

/** @param asks what the package.json beside node_modules asks for */
function dependency(folder: string, asks?: object): string {
  const disk = memoryDisk();
  disk.makeFolder("/npx");
  if (asks) disk.create("/npx/package.json", JSON.stringify(asks));
  return dependencyOn({ folder, version: "0.1.0" }, "/home/shop", disk);
}

describe("what a project asks for to get the program that made it", () => {
  it.each([
    ["a version of the registry", "/npx/node_modules/smsform", { dependencies: { smsform: "^0.1.0" } }, "0.1.0"],
    ["a tag of the registry", "/npx/node_modules/smsform", { devDependencies: { smsform: "latest" } }, "0.1.0"],
    [
      "a packed file",
      "/npx/node_modules/smsform",
      { dependencies: { smsform: "file:../home/smsform-0.1.0.tgz" } },
      "file:../smsform-0.1.0.tgz",
    ],
    ["an address", "/npx/node_modules/smsform", { dependencies: { smsform: "https://example.com/s.tgz" } }, "https://example.com/s.tgz"],
    ["a program that is installed for all", "/npx/node_modules/smsform", undefined, "0.1.0"],
    ["a checkout", "/work/checkout", undefined, "file:../../work/checkout"],
  ])("is for %s", (_what, folder, asks, wanted) => {
    expect(dependency(folder, asks)).toBe(wanted);
  });
});
