/** Every open point of the specification's section 19: either a switch, or nothing that an answer could show. */
import { tencentSwitches } from "../../src/emulator/tencent/switches";
import { admin, emulators } from "./caller";

/** Why no switch is needed. */
const withoutEffect: Readonly<Record<string, string>> = {
  "19.1 no. 3":
    "Everything can be deleted, as nothing says otherwise, and is gone at once; how a second deletion is answered has a switch.",
  "19.1 no. 7": "Most signatures and templates are settings of the account, the review's delay one of the emulator.",
  "19.1 no. 16": "Lists in a query are written as in a form; a query is verified as it is sent.",
  "19.1 no. 18": "Messages are in English, whatever the language: nobody may read them by program.",
  "19.1 no. 19": "Signatures and templates name no application, so that none can be wrong.",
  "19.1 no. 22": "Only the pulls of whole applications must be enabled, as the document says of these alone.",
  "19.1 no. 23": "A missing parameter has its public code in every call.",
  "19.2 no. 1": "TemplateId is a String and an Integer where each of the calls says so.",
  "19.2 no. 5": "The letter of authorisation is ignored for the account's own use, as the text says; the example shows no more.",
  "19.2 no. 6": "Each of the two calls answers with the code that it lists.",
  "19.2 no. 11": "The signature's five minutes come first, so that ten minutes are never reached.",
  "19.2 no. 13": "The older version is not played.",
  "19.2 no. 14": "Times of packages are set by the console, in any order.",
  "19.2 no. 15": "SerialNo is made as a send prints it, and ReportConversion takes any.",
  "19.2 no. 16": "The country code has the name that each structure gives it.",
  "19.2 no. 17": "The receipt's code stands where pull and push say.",
  "19.2 no. 18": "A slip in the words for a code.",
  "19.2 no. 19": "Codes that no condition leads to.",
  "19.2 no. 21": "Sensitive words are told by the code that each call lists.",
  "19.2 no. 22": "Sends do not time out by themselves; faults can make them.",
  "19.2 no. 23": "A column of a table.",
  "19.2 no. 24": "The remark is required where the document requires it.",
  "19.2 no. 25": "Printed signatures that cannot be computed.",
  "19.2 no. 26": "Comments in programs.",
  "19.2 no. 27": "Receipt codes are data; which one a message gets is set by number.",
};

const points = [
  ...Array.from({ length: 23 }, (_, index) => `19.1 no. ${index + 1}`),
  ...Array.from({ length: 27 }, (_, index) => `19.2 no. ${index + 1}`),
];

describe("the open points of Tencent's document", () => {
  const start = emulators();
  const switched = new Set(Object.values(tencentSwitches).map(({ gap }): string => gap));

  it.each(points)("%s is a switch or has no effect, and not both", (gap) => {
    expect(switched.has(gap)).toBe(!(gap in withoutEffect));
  });

  it("are listed with values, default, meaning and reference by the admin interface", async () => {
    const emulator = await start({ switches: { "tencent.time-zone": "UTC" } });
    const all = (await admin(emulator, "GET", "/switches")).body as unknown as { name: string; value: string }[];
    const listed = all.filter(({ name }) => name.startsWith("tencent."));
    const expected = Object.entries(tencentSwitches).map(([name, definition]) => ({ name, value: definition.default, ...definition }));
    expect(listed).toEqual(expected.map((each) => (each.name === "tencent.time-zone" ? { ...each, value: "UTC" } : each)));
  });
});
