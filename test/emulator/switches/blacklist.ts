/** The blacklist calls. */
import type { blacklistSwitches } from "../../../src/emulator/baidu/switches/blacklist";
import { call, newSignature, signaturePath } from "../caller";
import { addBlacklist, blacklistDeletePath, clockAt, deleteBlacklist, getBlacklist, noon, phones, rowsOf } from "../sending";
import { type Cases, codeOf } from "./cases";

const [one = "", two = ""] = phones(2);
const ofSignature = { type: "SignatureBlack", smsType: "CommonNotice", signatureIdStr: "sms-sign-hHYgtS57924" };

export const blacklistCases: Cases<typeof blacklistSwitches> = {
  "baidu.blacklist-delete-path": {
    observe: async (emulator) => {
      const paths = [blacklistDeletePath, "/api/v3/blacklist/delete"];
      return Promise.all(paths.map(async (path) => codeOf(await deleteBlacklist(emulator, one, path))));
    },
    expected: {
      both: [
        [200, null],
        [200, null],
      ],
      sms: [
        [200, null],
        [400, "InvalidURI"],
      ],
      api: [
        [400, "InvalidURI"],
        [200, null],
      ],
    },
  },
  "baidu.blacklist-delete-scope": {
    observe: async (emulator) => {
      await addBlacklist(emulator, one);
      await addBlacklist(emulator, one, ofSignature);
      await deleteBlacklist(emulator, one);
      return rowsOf(await getBlacklist(emulator)).map(({ type }) => type);
    },
    expected: { "every-list": [], "account-only": ["SignatureBlack"] },
  },
  "baidu.blacklist-page-types": {
    observe: async (emulator) => {
      const { totalCount, pageNo, pageSize } = (await getBlacklist(emulator, { pageNo: "2", pageSize: "7" })).body;
      return [totalCount, pageNo, pageSize];
    },
    expected: { numbers: [0, 2, 7], strings: [0, "2", "7"] },
  },
  "baidu.blacklist-page-size": {
    observe: async (emulator) => {
      await addBlacklist(emulator, phones(70).join(","));
      const reply = await getBlacklist(emulator);
      return [rowsOf(reply).length, reply.body.pageSize];
    },
    expected: { "50": [50, 50], "100": [70, 100] },
  },
  "baidu.blacklist-country-type": {
    observe: async (emulator) => {
      const seen = [
        codeOf(await addBlacklist(emulator, one)),
        codeOf(await addBlacklist(emulator, two, { countryType: "DOMESTIC" })),
        codeOf(await addBlacklist(emulator, "+14155552971", { countryType: "INTERNATIONAL" })),
        codeOf(await addBlacklist(emulator, one, { countryType: "GLOBAL" })),
      ];
      const rows = rowsOf(await getBlacklist(emulator, { countryType: "DOMESTIC" }));
      return [...seen, rows.map(({ phone, countryType = "absent" }) => [phone, countryType])];
    },
    expected: {
      optional: [
        [200, null],
        [200, null],
        [200, null],
        [400, "InappropriateJSON"],
        [
          [one, "absent"],
          [two, "absent"],
        ],
      ],
      ignored: [
        [200, null],
        [200, null],
        [400, "InappropriateJSON"],
        [200, null],
        [
          [one, "absent"],
          [two, "absent"],
        ],
      ],
      required: [[400, "InappropriateJSON"], [200, null], [200, null], [400, "InappropriateJSON"], [[two, "DOMESTIC"]]],
    },
  },
  "baidu.blacklist-add-limit": {
    observe: async (emulator) => {
      const statusOf = async (count: number) => (await addBlacklist(emulator, phones(count).join(","))).status;
      return [await statusOf(100), await statusOf(101), await statusOf(200), await statusOf(201)];
    },
    expected: { "100": [200, 400, 400, 400], "200": [200, 200, 200, 400] },
  },
  "baidu.blacklist-duplicate": {
    options: () => ({ clock: clockAt(noon) }),
    observe: async (emulator) => {
      await addBlacklist(emulator, one);
      emulator.admin.setClock({ advanceMs: 1000 });
      const again = await addBlacklist(emulator, `${one},${two}`);
      return [codeOf(again), rowsOf(await getBlacklist(emulator)).map(({ phone, updateDate }) => [phone, updateDate])];
    },
    expected: {
      idempotent: [
        [200, null],
        [
          [one, "2024-01-02 14:30:16"],
          [two, "2024-01-02 14:30:16"],
        ],
      ],
      refuse: [[409, "BlacklistAlreadyExists"], [[one, "2024-01-02 14:30:15"]]],
    },
  },
  "baidu.blacklist-absent": {
    observe: async (emulator) => {
      await addBlacklist(emulator, one);
      const reply = await deleteBlacklist(emulator, `${one},${two}`);
      return [codeOf(reply), (await getBlacklist(emulator)).body.totalCount];
    },
    expected: {
      idempotent: [[200, null], 0],
      refuse: [[404, "ResourceNotFoundException"], 1],
    },
  },
  "baidu.blacklist-invalid-batch": {
    observe: async (emulator) => {
      const reply = await addBlacklist(emulator, `${one},bad,${two}`);
      return [codeOf(reply), (await getBlacklist(emulator)).body.totalCount];
    },
    expected: { "all-or-nothing": [[400, "InappropriateJSON"], 0], "valid-part": [[200, null], 2] },
  },
  "baidu.blacklist-unknown-signature": {
    observe: async (emulator) => {
      const own = await newSignature(emulator);
      return [
        codeOf(await addBlacklist(emulator, one, ofSignature)),
        codeOf(await addBlacklist(emulator, one, { ...ofSignature, signatureIdStr: own })),
      ];
    },
    expected: {
      accept: [
        [200, null],
        [200, null],
      ],
      refuse: [
        [404, "ResourceNotFoundException"],
        [200, null],
      ],
    },
  },
  "baidu.blacklist-empty-fields": {
    observe: async (emulator) => {
      await addBlacklist(emulator, one);
      const [{ smsType = "absent", signatureIdStr = "absent" } = {}] = rowsOf(await getBlacklist(emulator));
      return [smsType, signatureIdStr];
    },
    expected: { empty: ["", ""], null: [null, null], absent: ["absent", "absent"] },
  },
  "baidu.deleted-signature-blacklist": {
    observe: async (emulator) => {
      const signatureIdStr = await newSignature(emulator);
      await addBlacklist(emulator, one, { ...ofSignature, signatureIdStr });
      await addBlacklist(emulator, two);
      await call(emulator, "DELETE", `${signaturePath}/${signatureIdStr}`);
      return rowsOf(await getBlacklist(emulator)).map(({ phone }) => phone);
    },
    expected: { keep: [one, two], remove: [two] },
  },
};
