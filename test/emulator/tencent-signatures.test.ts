/** Signatures: values, states, reviews, what is returned and what never is. */
import { emulators } from "./caller";
import { clockAt, noon } from "./sending";
import { call, newSign, signBody, signRef, signRows, unhurried } from "./tencent-caller";

const jpeg = signBody.ProofImage;

describe("AddSmsSign and ModifySmsSign", () => {
  const start = emulators();

  const refused: [string, object, string, string?][] = [
    ["an unknown parameter", { Colour: "red" }, "UnknownParameter"],
    ["a text for an Integer", { SignType: "0" }, "InvalidParameter"],
    ["a fraction for an Integer", { SignType: 0.5 }, "InvalidParameter"],
    ["a number for a String", { SignName: 12 }, "InvalidParameter"],
    ["an id beyond 64 bits", { QualificationId: 2 ** 70 }, "InvalidParameter"],
    ["an unknown parameter before a missing one", { Colour: "red", SignName: undefined }, "UnknownParameter"],
    ["a wrong type before a missing parameter", { SignType: "0", SignName: undefined }, "InvalidParameter"],
    ...["SignName", "SignType", "DocumentType", "International", "SignPurpose", "ProofImage"].map((name): [string, object, string] => [
      `no ${name}`,
      { [name]: undefined },
      "MissingParameter",
    ]),
    ["null for a required parameter", { SignName: null }, "MissingParameter"],
    ["an empty SignName", { SignName: "" }, "MissingParameter"],
    ["a SignName of 13 characters", { SignName: "签".repeat(13) }, "InvalidParameterValue.SignNameLengthTooLong"],
    ...[2, 3, 6, 7, -1].map((SignType): [string, object, string] => [`SignType ${SignType}`, { SignType }, "InvalidParameterValue"]),
    ...[5, 6, 8, 9].map((DocumentType): [string, object, string] => [
      `DocumentType ${DocumentType}`,
      { DocumentType },
      "InvalidParameterValue.InvalidDocumentType",
    ]),
    ...[2, 3, -1].map((International): [string, object, string] => [
      `International ${International}`,
      { International },
      "InvalidParameterValue.InvalidInternational",
    ]),
    ["SignPurpose 2", { SignPurpose: 2 }, "InvalidParameterValue.InvalidUsedMethod", "InvalidParameterValue.InvalidSignPurpose"],
    ["an image with its data: prefix", { ProofImage: `data:image/jpeg;base64,${jpeg}` }, "InvalidParameterValue.ImageInvalid"],
    ["an image that is no Base64", { ProofImage: "no image!" }, "InvalidParameterValue.ImageInvalid"],
    [
      "a letter with its data: prefix",
      { SignPurpose: 1, CommissionImage: `data:image/jpeg;base64,${jpeg}` },
      "InvalidParameterValue.ImageInvalid",
    ],
    ["another's purpose without a letter", { SignPurpose: 1 }, "MissingParameter"],
    ["an unknown qualification", { QualificationId: 7 }, "InvalidParameterValue.QualificationIdNotFound"],
  ];

  it.each(refused)("refuse %s", async (_what, changes, code, codeOfModify = code) => {
    const emulator = await start(unhurried);
    const id = await newSign(emulator, { SignName: "另一个" });
    emulator.admin.reject(signRef(id));
    const before = emulator.admin.objects();
    expect((await call(emulator, "AddSmsSign", { ...signBody, ...changes })).code).toBe(code);
    expect((await call(emulator, "ModifySmsSign", { SignId: Number(id), ...signBody, ...changes })).code).toBe(codeOfModify);
    expect(emulator.admin.objects()).toEqual(before);
  });

  it("name a retired type as retired", async () => {
    const emulator = await start(unhurried);
    expect((await call(emulator, "AddSmsSign", { ...signBody, SignType: 2 })).message).toContain("no longer accepted");
    expect((await call(emulator, "AddSmsSign", { ...signBody, DocumentType: 5 })).message).toContain("no longer accepted");
  });

  it("wait for a qualification that is not approved", async () => {
    const emulator = await start(unhurried);
    emulator.admin.create({ platform: "tencent", kind: "qualifications" }, { id: "77", name: "another", status: 0 });
    const add = () => call(emulator, "AddSmsSign", { ...signBody, QualificationId: 77 });
    expect((await add()).code).toBe("FailedOperation.QualificationIdNotApproved");
    emulator.admin.edit({ platform: "tencent", kind: "qualifications", id: "77" }, { status: 1 });
    expect((await add()).code).toBeUndefined();
  });

  it("take a name once for each class, until it is rejected or gone", async () => {
    const emulator = await start({ ...unhurried, review: "manual" });
    const add = async (changes: object = {}) => (await call(emulator, "AddSmsSign", { ...signBody, ...changes })).code;
    const id = await newSign(emulator);
    expect(await add()).toBe("InvalidParameterValue.SignExistAndUnapproved");
    expect(await add({ International: 1 })).toBeUndefined();
    emulator.admin.hold(signRef(id));
    expect(await add()).toBe("InvalidParameterValue.SignAlreadyPassedCheck");
    emulator.admin.approve(signRef(id));
    expect(await add()).toBe("InvalidParameterValue.SignAlreadyPassedCheck");
    await call(emulator, "DeleteSmsSign", { SignId: Number(id) });
    const next = await newSign(emulator);
    expect(next).not.toBe(id);
    emulator.admin.reject(signRef(next));
    expect(await add()).toBeUndefined();
  });

  it("modify what is under review or rejected, and nothing else", async () => {
    const emulator = await start({ ...unhurried, review: "manual" });
    const id = await newSign(emulator);
    const modify = async (changes: object = {}) =>
      (await call(emulator, "ModifySmsSign", { SignId: Number(id), ...signBody, SignName: "新名字", ...changes })).code;
    expect(await modify()).toBeUndefined();
    emulator.admin.reject(signRef(id), "blurred");
    expect(await signRows(emulator, [id])).toMatchObject([{ StatusCode: -1, ReviewReply: "blurred" }]);
    expect(await modify({ International: 1 })).toBe("InvalidParameterValue.InvalidInternational");
    expect(await modify()).toBeUndefined();
    expect(await signRows(emulator, [id])).toMatchObject([{ SignName: "新名字", StatusCode: 1, ReviewReply: "" }]);
    emulator.admin.approve(signRef(id));
    expect(await modify()).toBe("InvalidParameterValue.SignAlreadyPassedCheck");
    expect((await call(emulator, "ModifySmsSign", { SignId: 7, ...signBody })).code).toBe("FailedOperation.MissingSignatureToModify");
  });

  it("reject in the review what no call refuses: a wrong pair of type and proof, and a name with other signs", async () => {
    const emulator = await start({ ...unhurried, reviewDelayMs: 0 });
    for (const [changes, words] of [
      [{ SignType: 4, DocumentType: 1 }, "does not go with SignType 4"],
      [{ SignName: "A!" }, "2 to 12 Chinese characters"],
      [{ SignName: "字" }, "2 to 12 Chinese characters"],
    ] as const) {
      const id = await newSign(emulator, changes);
      expect(await signRows(emulator, [id])).toMatchObject([{ StatusCode: -1, ReviewReply: expect.stringContaining(words) }]);
    }
  });

  it("never return type, proof, purpose, images and remark", async () => {
    const emulator = await start({ ...unhurried, clock: clockAt(noon), reviewDelayMs: 0 });
    const id = await newSign(emulator, { SignPurpose: 1, CommissionImage: jpeg });
    expect(await signRows(emulator, [id])).toEqual([
      {
        SignId: Number(id),
        International: 0,
        StatusCode: 0,
        ReviewReply: "",
        SignName: "腾讯云",
        CreateTime: noon / 1000,
        QualificationId: 1000001,
        QualificationName: "emulator_1000001",
        QualificationStatusCode: 1,
      },
    ]);
    const everything = JSON.stringify([emulator.admin.calls(), emulator.admin.objects()]);
    expect(everything).not.toContain(jpeg);
    expect(everything).toContain(`(${jpeg.length} characters)`);
  });

  it("have no qualification abroad", async () => {
    const emulator = await start(unhurried);
    const id = await newSign(emulator, { International: 1, QualificationId: 1000001 });
    expect(await signRows(emulator, [id], 1)).toMatchObject([{ QualificationId: 0, QualificationName: "", QualificationStatusCode: 0 }]);
  });
});
