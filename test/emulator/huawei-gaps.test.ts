/** Every open point of the specification's section 15: either a switch, or nothing that an answer could show. */
import { huaweiSwitches } from "../../src/emulator/huawei/switches";
import { admin, emulators } from "./caller";

const pointCount = 55;

/** Why no switch is needed. */
const withoutEffect: Readonly<Record<string, string>> = {
  "15 no. 1": "No call deletes an application.",
  "15 no. 2": "The vendor's own programs know a call for countries, which is played; a template takes any positive number for one.",
  "15 no. 3": "Qualifications are made in the admin interface, as in the console.",
  "15 no. 4": "Status reports are pushed or not at all; nothing urges a review.",
  "15 no. 5": "What only the console sets is set in the admin interface.",
  "15 no. 7": "Both ways to write create_sign_and_template are taken.",
  "15 no. 8": "Both ways to write signature_source are taken; a number is shown.",
  "15 no. 9": "Ids are texts, as in every example.",
  "15 no. 10": "Variables are shown under both paths.",
  "15 no. 13": "Both spellings of the letter of attorney are taken; answers have the one of the tables of answers.",
  "15 no. 14": "The name of a type.",
  "15 no. 18": "Slips of the printed text.",
  "15 no. 19": "Numbers of batchSendDiffSms are an array, as in both examples.",
  "15 no. 21": "A status may be as long as the list of codes has it.",
  "15 no. 22": "Which status is reported is set by number, in any spelling.",
  "15 no. 23": "A field that no table has is not sent.",
  "15 no. 25": "A token or a signature, as the chapter on authentication says.",
  "15 no. 26": "Content types of management calls are not compared.",
  "15 no. 36": "Words of a message.",
  "15 no. 39": "Signatures of former sources are shown as they are, alone and in lists.",
  "15 no. 45": "The emulator answers on any host; a signature covers the host that was called.",
  "15 no. 50": "X-Sdk-Date is held to 15 minutes in both sends.",
  "15 no. 53": "Reports are signed once the console has a key for that.",
  "15 no. 55": "The token service answers where the other calls do.",
};

describe("the open points of Huawei's document", () => {
  const start = emulators();
  const switched = new Set(Object.values(huaweiSwitches).map(({ gap }): string => gap));

  it.each(Array.from({ length: pointCount }, (_, index) => `15 no. ${index + 1}`))(
    "%s is a switch or has no effect, and not both",
    (gap) => {
      expect(switched.has(gap)).toBe(!(gap in withoutEffect));
    },
  );

  it("are listed with values, default, meaning and reference by the admin interface", async () => {
    const emulator = await start({ switches: { "huawei.time-zone": "Asia/Shanghai" } });
    const all = (await admin(emulator, "GET", "/switches")).body as unknown as { name: string; value: string }[];
    const listed = all.filter(({ name }) => name.startsWith("huawei."));
    const expected = Object.entries(huaweiSwitches).map(([name, definition]) => ({ name, value: definition.default, ...definition }));
    expect(listed).toEqual(expected.map((each) => (each.name === "huawei.time-zone" ? { ...each, value: "Asia/Shanghai" } : each)));
  });
});
