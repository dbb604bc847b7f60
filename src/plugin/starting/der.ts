/** The few forms of DER (X.690) that a certificate is made of. */

type Content = readonly Uint8Array[];

export const sequence = (...parts: Content) => tagged(0x30, ...parts);
export const set = (...parts: Content) => tagged(0x31, ...parts);
export const oneByteInteger = (value: number) => tagged(0x02, Buffer.of(value));
/** @param bytes most significant first; the first one not 0 and less than 0x80, so that the number is positive and in its shortest form */
export const integer = (bytes: Uint8Array) => tagged(0x02, bytes);
export const yes = tagged(0x01, Buffer.of(0xff));
export const octets = (...parts: Content) => tagged(0x04, ...parts);
export const text = (value: string) => tagged(0x0c, Buffer.from(value));
/** @param unused how many bits at the end do not count */
export const bits = (content: Uint8Array, unused = 0) => tagged(0x03, Buffer.of(unused), content);
/** @param number of the tag, constructed of further parts */
export const explicit = (number: number, ...parts: Content) => tagged(0xa0 | number, ...parts);
/** @param number of the tag, holding bytes alone */
export const implicit = (number: number, content: Uint8Array) => tagged(0x80 | number, content);

/** An object identifier, e.g. `1.2.840.10045.4.3.2`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** A time up to 2049, to the second. */
export function utcTime(ms: number): Buffer {
  return tagged(0x17, Buffer.from(new Date(ms).toISOString().replace(/^\d\d|[-:T]|\.\d+/g, "")));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}

function tagged(tag: number, ...parts: Content): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length;
  if (length > 0xffff) throw new RangeError(`${length} bytes are more than a certificate's part has`);
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
