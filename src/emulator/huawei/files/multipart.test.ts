import { readMultipart } from "./multipart";

const type = "multipart/form-data; boundary=----x";
const form = (...lines: string[]) => Buffer.from(lines.join("\r\n"));
const part = 'Content-Disposition: form-data; name="file"; filename="a.png"';
const read = (body: Buffer, contentType = type) =>
  readMultipart(contentType, body)?.map(({ name, fileName, content }) => [name, fileName, content.toString("latin1")]);

describe("multipart/form-data", () => {
  it("holds parts with their names, file names and bytes", () => {
    const body = form(
      "------x",
      part,
      "Content-Type: image/png",
      "",
      "da\r\n--ta",
      "------x",
      'Content-Disposition: form-data; name="note"',
      "",
      "",
      "------x--",
      "",
    );
    expect(read(body)).toEqual([
      ["file", "a.png", "da\r\n--ta"],
      ["note", undefined, ""],
    ]);
  });

  it("keeps every byte of a file", () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const body = Buffer.concat([form("------x", part, "", ""), bytes, form("", "------x--")]);
    expect(readMultipart(type, body)?.[0]?.content).toEqual(bytes);
  });

  it.each([
    ["a boundary in quotes", 'multipart/form-data; boundary="----x"'],
    ["a parameter before it", "multipart/form-data; charset=utf-8; boundary=----x"],
    ["capital letters", "Multipart/Form-Data; Boundary=----x"],
  ])("may be announced with %s", (_what, contentType) => {
    expect(read(form("------x", part, "", "data", "------x--"), contentType)).toEqual([["file", "a.png", "data"]]);
  });

  it.each([
    ["with a quotation mark", 'filename="a\\"b.png"', 'a"b.png'],
    ["in Chinese", 'filename="执照.png"', "执照.png"],
    ["without quotation marks", "filename=a.png", "a.png"],
  ])("has file names %s", (_what, parameter, name) => {
    const body = form("------x", `Content-Disposition: form-data; name="file"; ${parameter}`, "", "", "------x--");
    expect(readMultipart(type, body)?.[0]?.fileName).toBe(name);
  });

  it.each([
    ["another content type", "application/json", form("------x", part, "", "data", "------x--")],
    ["no boundary", "multipart/form-data", form("------x", part, "", "data", "------x--")],
    ["another boundary", type, form("------y", part, "", "data", "------y--")],
    ["no end", type, form("------x", part, "", "data")],
    ["a part without a name", type, form("------x", "Content-Type: image/png", "", "data", "------x--")],
    ["a part without a blank line", type, form("------x", part, "------x--")],
    ["nothing", type, Buffer.alloc(0)],
  ])("is not what has %s", (_what, contentType, body) => {
    expect(readMultipart(contentType, body)).toBeUndefined();
  });
});
