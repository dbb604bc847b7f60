/** The catalogue that the guide on sending shows. */
import { parseCatalogue } from "../../src/messaging/catalogue/read";
import { readGuide } from "../support/stacks/guide";

test("the guide's catalogue can be read", () => {
  const [catalogue = ""] = readGuide("sending").blocks("The catalogue", "json");
  expect(parseCatalogue(Buffer.from(catalogue), "messages.json").messages.login_code?.on).toHaveLength(1);
});
