import { createHash } from "node:crypto";
import { bodyLimit } from "../../src/emulator/server/wire";
import {
  type CallOptions,
  call,
  emulators,
  getSignature,
  getTemplate,
  newSignature,
  newTemplate,
  signatureBody,
  signaturePath,
  signatureRef,
  templateBody,
  templatePath,
} from "./caller";

const query = { clientToken: "a-token" };

describe("Baidu's signature calls", () => {
  const start = emulators();

  it("create, read, change and delete a signature", async () => {
    const emulator = await start({ review: "manual" });
    const id = await newSignature(emulator);
    expect(id).toMatch(/^sms-sign-[A-Za-z]{6}\d{5}$/);
    expect((await getSignature(emulator, id)).body).toEqual({
      signatureId: id,
      userId: createHash("md5").update("emulator").digest("hex"),
      ...signatureBody,
      review: "",
      status: "SUBMITTED",
    });

    const changed = { content: "百度云", contentType: "Brand", countryType: "GLOBAL" };
    const put = await call(emulator, "PUT", `${signaturePath}/${id}`, { body: changed });
    expect([put.status, put.text, put.headers.get("content-length")]).toEqual([200, "", "0"]);
    expect((await getSignature(emulator, id)).body).toMatchObject({ ...changed, description: signatureBody.description });

    expect((await call(emulator, "DELETE", `${signaturePath}/${id}`)).status).toBe(200);
    expect((await getSignature(emulator, id)).status).toBe(404);
    expect((await call(emulator, "DELETE", `${signaturePath}/${id}`)).status).toBe(404);
  });

  it("take DOMESTIC where a create names no country", async () => {
    const emulator = await start();
    const reply = await call(emulator, "POST", signaturePath, { body: { content: "百度", contentType: "Enterprise" } });
    expect((await getSignature(emulator, String(reply.body.signatureId))).body.countryType).toBe("DOMESTIC");
  });

  it("keep only the digest of a proof file", async () => {
    const emulator = await start();
    const file = Buffer.from("the proof");
    const id = await newSignature(emulator, { signatureFileBase64: file.toString("base64"), signatureFileFormat: "png" });
    const proofFile = { sha256: createHash("sha256").update(file).digest("hex"), bytes: file.length, format: "png" };
    expect(emulator.admin.object(signatureRef(id)).proofFile).toEqual(proofFile);
    expect((await getSignature(emulator, id)).text).not.toContain("proof");
  });
});

describe("Baidu's template calls", () => {
  const start = emulators();

  it("create, read, change and delete a template", async () => {
    const emulator = await start({ review: "manual" });
    const id = await newTemplate(emulator);
    expect(id).toMatch(/^sms-tmpl-[A-Za-z]{6}\d{5}$/);
    expect((await getTemplate(emulator, id)).body).toMatchObject({ templateId: id, ...templateBody, review: "", status: "SUBMITTED" });

    const changed = { name: "code", content: "验证码${code}", smsType: "CommonNotice", countryType: "GLOBAL" };
    expect((await call(emulator, "PUT", `${templatePath}/${id}`, { body: { templateId: id, ...changed } })).text).toBe("");
    expect((await getTemplate(emulator, id)).body).toMatchObject({ ...changed, description: templateBody.description });

    expect((await call(emulator, "DELETE", `${templatePath}/${id}`)).status).toBe(200);
    expect((await getTemplate(emulator, id)).body.code).toBe("ResourceNotFoundException");
  });
});

describe("Baidu's answers", () => {
  const start = emulators();

  it("carry the documented headers, and the error envelope the id of its request", async () => {
    const emulator = await start();
    emulator.admin.setClock({ now: "2020-08-14T07:19:48Z", frozen: true });
    const { headers, body } = await getTemplate(emulator, "sms-tmpl-wHoJXL09355");
    expect(headers.get("content-type")).toMatch(/^application\/json; ?charset=utf-8$/i);
    expect(headers.get("cache-control")).toBe("no-cache");
    expect(headers.get("server")).toBe("BWS");
    expect(headers.get("date")).toBe("Fri, 14 Aug 2020 07:19:48 GMT");
    expect(Object.keys(body)).toEqual(["code", "message", "requestId"]);
    expect(headers.get("x-bce-request-id")).toBe(body.requestId);
  });
});

describe("Baidu's order of checks", () => {
  const start = emulators();

  const wrong = { key: { id: "emulator", secret: "wrong" } };
  const notJson = { body: Buffer.from("{") };
  const steps: [string, string, string, CallOptions, number, string][] = [
    ["broken percent-encoding before everything", "GET", `${templatePath}/%E6%B5`, { authorization: null }, 400, "InvalidURI"],
    ["a wrong version before the signature", "POST", "/sms/v2/template", { ...wrong, ...notJson }, 404, "InvalidVersion"],
    ["an unknown path before the signature", "POST", "/sms/v3/nothing", { ...wrong, ...notJson }, 400, "InvalidURI"],
    ["an unknown method before the signature", "PATCH", `${templatePath}/x`, wrong, 400, "InvalidURI"],
    ["the signature before the body", "POST", templatePath, { ...wrong, ...notJson }, 400, "SignatureDoesNotMatch"],
    ["JSON before the token", "POST", templatePath, notJson, 400, "MalformedJSON"],
    ["a body in UTF-8 before JSON", "POST", templatePath, { query, body: Buffer.from([0x7b, 0xff]) }, 400, "InvalidHTTPRequest"],
    ["a body that is not too large", "POST", templatePath, { query, body: Buffer.alloc(bodyLimit + 1, 32) }, 400, "InvalidHTTPRequest"],
    ["no body at all is no JSON", "POST", templatePath, { query }, 400, "MalformedJSON"],
    ["fields before the id", "PUT", `${templatePath}/unknown`, { body: {} }, 400, "InappropriateJSON"],
    ["the id last", "PUT", `${templatePath}/unknown`, { body: templateBody }, 404, "ResourceNotFoundException"],
  ];

  it.each(steps)("%s", async (_what, method, path, options, status, code) => {
    // A broken path cannot be decoded for signing: such a row brings its own Authorization.
    const reply = await call(await start(), method, path, options);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  it("the fields before the token, the token before the account limit", async () => {
    const emulator = await start();
    for (let count = 0; count < 20; count += 1) await newTemplate(emulator, {}, { query: { clientToken: `token-${count}` } });
    const post = (body: object, clientToken: string) => call(emulator, "POST", templatePath, { query: { clientToken }, body });
    expect((await post({ ...templateBody, name: 1 }, "token-0")).body.code).toBe("InappropriateJSON");
    expect((await post({ ...templateBody, name: "other" }, "token-0")).body.code).toBe("IdempotentParameterMismatch");
    expect((await post(templateBody, "token-0")).status).toBe(200);
    expect((await post(templateBody, "token-20")).body.code).toBe("TemplateQuotaExceeded");
  });
});

describe("Baidu's field checks", () => {
  const start = emulators();

  const bad: [string, string, unknown][] = [
    [templatePath, "body", []],
    [templatePath, "body", "text"],
    ...["name", "content", "smsType", "countryType", "description"].map((field): [string, string, unknown] => [
      templatePath,
      field,
      { ...templateBody, [field]: undefined },
    ]),
    [templatePath, "name", { ...templateBody, name: 7 }],
    [templatePath, "name", { ...templateBody, name: "" }],
    [templatePath, "description", { ...templateBody, description: null }],
    [templatePath, "smsType", { ...templateBody, smsType: "ExpressSale" }],
    [templatePath, "countryType", { ...templateBody, countryType: "domestic" }],
    [signaturePath, "content", { contentType: "Enterprise" }],
    [signaturePath, "contentType", { ...signatureBody, contentType: "Person" }],
    [signaturePath, "countryType", { ...signatureBody, countryType: "" }],
    [signaturePath, "signatureFileFormat", { ...signatureBody, signatureFileFormat: "gif" }],
    [signaturePath, "signatureFileBase64", { ...signatureBody, signatureFileBase64: Buffer.alloc(2 * 1024 * 1024 + 1).toString("base64") }],
  ];

  it.each(bad)("%s names %s", async (path, field, body) => {
    const reply = await call(await start(), "POST", path, { query, body });
    expect([reply.status, reply.body.code]).toEqual([400, "InappropriateJSON"]);
    expect(reply.body.message).toContain(` ${field}: `);
  });

  it("changing a signature demands the country", async () => {
    const emulator = await start();
    const id = await newSignature(emulator);
    const reply = await call(emulator, "PUT", `${signaturePath}/${id}`, { body: { content: "百度", contentType: "Brand" } });
    expect(reply.body.message).toContain(" countryType: ");
  });

  it("ignore unknown fields, and null where a field may be left out", async () => {
    const emulator = await start();
    const id = await newSignature(emulator, { colour: "red", description: null, signatureFileBase64: null });
    expect((await getSignature(emulator, id)).body.description).toBe("");
  });

  it("accept a proof file of exactly 2 MiB", async () => {
    const emulator = await start();
    await newSignature(emulator, { signatureFileBase64: Buffer.alloc(2 * 1024 * 1024).toString("base64"), signatureFileFormat: "JPEG" });
  });
});

describe("Baidu's accounts", () => {
  const start = emulators();

  it("may have 20 signatures and 20 templates, and one more for each that is deleted", async () => {
    const emulator = await start();
    const ids: string[] = [];
    for (let count = 0; count < 20; count += 1) ids.push(await newSignature(emulator));
    const refused = await call(emulator, "POST", signaturePath, { body: signatureBody });
    expect([refused.status, refused.body.code]).toEqual([400, "SignatureQuotaExceeded"]);
    expect(refused.body.message).toContain("20 signatures");
    await newTemplate(emulator);
    await call(emulator, "DELETE", `${signaturePath}/${ids[0]}`);
    await newSignature(emulator);
  });

  it("have no limit when limits are off", async () => {
    const emulator = await start({ accountLimits: "off" });
    for (let count = 0; count < 21; count += 1) await newTemplate(emulator);
    expect(emulator.admin.objects()).toHaveLength(21);
  });

  it("are apart: one does not see, change, delete or count the objects of the other", async () => {
    const emulator = await start({ credentials: { one: { secret: "1" }, two: { secret: "2" } }, review: "manual" });
    const one = { key: { id: "one", secret: "1" } };
    const two = { key: { id: "two", secret: "2" } };
    const id = await newTemplate(emulator, {}, { ...one, query });
    const path = `${templatePath}/${id}`;
    expect((await call(emulator, "GET", path, two)).status).toBe(404);
    expect((await call(emulator, "PUT", path, { ...two, body: templateBody })).status).toBe(404);
    expect((await call(emulator, "DELETE", path, two)).status).toBe(404);
    // The same token with another body: of another account it is another token.
    const other = await newTemplate(emulator, { name: "other" }, { ...two, query });
    const users = [(await getTemplate(emulator, id, one)).body.userId, (await getTemplate(emulator, other, two)).body.userId];
    expect(new Set(users).size).toBe(2);
    expect(users[0]).toMatch(/^[0-9a-f]{32}$/);
  });
});
