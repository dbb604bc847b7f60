import { createPrivateKey, X509Certificate } from "node:crypto";
import fc from "fast-check";
import { certificateText, createCertificate, derOf } from "./certificate";
import { octets, oid, utcTime } from "./der";

const now = Date.UTC(2026, 0, 5, 9, 8, 7);

describe("the plugin's certificate", () => {
  const made = createCertificate(now);
  const certificate = new X509Certificate(made.der);

  it("is its own authority, named localhost, for both directions", () => {
    expect(certificate).toMatchObject({
      subject: "CN=localhost",
      issuer: "CN=localhost",
      subjectAltName: "DNS:localhost",
      ca: true,
      keyUsage: ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"],
    });
    expect(certificate.checkHost("localhost")).toBe("localhost");
    expect(certificate.checkIssued(certificate)).toBe(true);
  });

  it("is signed with its own key, a new one each time", () => {
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(made.key))).toBe(true);
    const other = new X509Certificate(createCertificate(now).der);
    expect(other.serialNumber).not.toBe(certificate.serialNumber);
    expect(certificate.verify(other.publicKey)).toBe(false);
  });

  it("holds from an hour ago for a year", () => {
    expect(Date.parse(certificate.validFrom)).toBe(now - 60 * 60 * 1000);
    expect(Date.parse(certificate.validTo)).toBe(now + 365 * 24 * 60 * 60 * 1000);
  });

  it("is well formed, whatever its serial number and signature are", () => {
    for (let count = 0; count < 50; count++) {
      const { der } = createCertificate(now);
      expect(new X509Certificate(der).raw.equals(der)).toBe(true);
    }
  });

  it("is told in base64 without padding", () => {
    expect(certificateText(made)).not.toContain("=");
    expect(Buffer.from(certificateText(made), "base64").equals(made.der)).toBe(true);
  });

  it("is not served to an engine whose own certificate is none", () => {
    expect(() => derOf("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")).toThrow();
  });
});

describe("DER", () => {
  it.each([
    ["1.2.840.10045.4.3.2", "06082a8648ce3d040302"],
    ["2.5.29.19", "0603551d13"],
    ["1.3.6.1.5.5.7.3.1", "06082b06010505070301"],
  ])("has %s for an object identifier", (dotted, hex) => {
    expect(oid(dotted).toString("hex")).toBe(hex);
  });

  it("has times to the second, without the century", () => {
    expect(utcTime(now).toString("latin1")).toBe("\u0017\r260105090807Z");
  });

  it("tells lengths in one, two or three bytes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), (length) => {
        const encoded = octets(Buffer.alloc(length));
        const head = encoded.subarray(1, encoded.length - length);
        const told = head.length === 1 ? head[0] : head.readUIntBE(1, head.length - 1);
        expect(told).toBe(length);
        expect(head.length).toBe(length < 0x80 ? 1 : length < 0x100 ? 2 : 3);
      }),
    );
    expect(() => octets(Buffer.alloc(0x10000))).toThrow("65536 bytes");
  });
});
