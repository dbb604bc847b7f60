/** Every open point of the specification's section 14: either a switch, or nothing that an answer could show. */
import { baiduSwitches } from "../../src/emulator/baidu/switches";
import { admin, emulators } from "./caller";

const gapCount = 65;

/** Why no switch is needed. */
const withoutEffect: Readonly<Record<string, string>> = {
  "G-2": "The emulator answers on any host; a signature covers the host that was called.",
  "G-3": "The signed headers named in Authorization are honoured, whichever they are; host must be among them.",
  "G-4": "The algorithm is the published one; its vectors are tests.",
  "G-5": "x-bce-date is read as any text: its time is not compared with anything.",
  "G-18": "Qualifications are no part of the API.",
  "G-19": "All 27 types are taken; what the console offers binds only the console.",
  "G-20": "All six types are taken; what reviewers think of them is decided by review.",
  "G-25": "carrierCode holds the codes of the receipt table: no other carrier codes are documented.",
  "G-27": "Policies are no part of the API.",
  "G-30": "Signatures and templates are independent, for lack of a field that ties them.",
  "G-31": "The review delay is a setting.",
  "G-32": "What happens after approval shows in receipts, which are set by number.",
  "G-35": "Signature texts are judged by reviewers, not by the call.",
  "G-36": "Template texts are judged by reviewers, not by the call.",
  "G-38": "The unsubscribe text is judged by reviewers, not by the call.",
  "G-40": "20 signatures and 20 templates in all, as both readings of the number allow; the limits can be left out.",
  "G-42": "Versions of the vendor's Terraform provider.",
  "G-43": "Chapters on the vendor's Terraform provider.",
  "G-44": "Slips in the SDK chapters.",
  "G-45": "Slips in printed JSON; answers are valid JSON.",
  "G-46": "Unknown fields of a body are ignored, as the document says in general.",
  "G-51": "Receipt codes are data; which one a message gets is set by number.",
  "G-55": "A list of interface groups in the document.",
  "G-57": "GLOBAL is taken everywhere; which review rules apply is up to reviewers.",
  "G-59": "Replies are pushed; a list of them exists in the admin interface.",
  "G-65": "Sub-users and their console access are no part of the API.",
};

describe("the open points of Baidu's document", () => {
  const start = emulators();
  const switched = new Set(Object.values(baiduSwitches).map(({ gap }): string => gap));

  it.each(Array.from({ length: gapCount }, (_, index) => `G-${index + 1}`))("%s is a switch or has no effect, and not both", (gap) => {
    expect(switched.has(gap)).toBe(!(gap in withoutEffect));
  });

  it("are listed with values, default, meaning and reference by the admin interface", async () => {
    const emulator = await start({ switches: { "baidu.time-zone": "UTC" } });
    const all = (await admin(emulator, "GET", "/switches")).body as unknown as { name: string; value: string }[];
    const listed = all.filter(({ name }) => name.startsWith("baidu."));
    const expected = Object.entries(baiduSwitches).map(([name, definition]) => ({ name, value: definition.default, ...definition }));
    expect(listed).toEqual(expected.map((each) => (each.name === "baidu.time-zone" ? { ...each, value: "UTC" } : each)));
  });
});
