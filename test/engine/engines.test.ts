import { candidates } from "../support/engines/engine";

describe("the engines that suites run with", () => {
  it("are those that are found, where none is listed", () => {
    for (const unlisted of [undefined, "", " , "])
      expect(candidates(unlisted).map(({ label }) => label)).toEqual(["OpenTofu", "Terraform"]);
  });

  it("must run where they are listed", () => {
    expect(() => candidates("/nowhere/tofu")).toThrow(
      "SMSFORM_ENGINES names /nowhere/tofu, which is no OpenTofu or Terraform that runs here. List paths of engines with commas between them",
    );
    expect(() => candidates(`${process.execPath}, /nowhere/terraform`)).toThrow(
      `${process.execPath} and /nowhere/terraform, which are none`,
    );
  });
});
