import { BadArgument } from "../../../schema/function";
import { type Numeric, numberText } from "../../../schema/number/numeric";
import { stringType } from "../value-type";
import { define, type FunctionDescription, listOf, number, text, whole } from "./description";

export const networkFunctions: Readonly<Record<string, FunctionDescription>> = {
  cidrhost: define({
    parameters: [text("prefix"), number("hostnum")],
    returns: stringType,
    call: ([prefix, host]) => {
      const { base, length, bits } = readPrefix(prefix);
      const size = 1n << BigInt(bits - length);
      const index = wholeIn(host, 1);
      if (index >= size || -index > size) throw new BadArgument(1, `the prefix has ${size} addresses.`);
      return addressText(base + (index < 0n ? size + index : index), bits);
    },
  }),
  cidrnetmask: define({
    parameters: [text("prefix")],
    returns: stringType,
    call: ([prefix]) => {
      const { length, bits } = readPrefix(prefix);
      if (bits !== 32) throw new BadArgument(0, "only prefixes of IPv4 have a netmask.");
      return addressText(((1n << BigInt(length)) - 1n) << BigInt(bits - length), bits);
    },
  }),
  cidrsubnet: define({
    parameters: [text("prefix"), whole("newbits"), number("netnum")],
    returns: stringType,
    call: ([prefix, newbits, netnum]) => {
      const { base, length, bits } = readPrefix(prefix);
      const longer = length + newbits;
      if (newbits < 0 || longer > bits) throw new BadArgument(1, `a prefix of ${length} bits can be longer by 0 to ${bits - length}.`);
      const index = wholeIn(netnum, 2);
      if (index < 0n || index >= 1n << BigInt(newbits))
        throw new BadArgument(2, `${newbits} bits number ${1n << BigInt(newbits)} networks.`);
      return `${addressText(base + (index << BigInt(bits - longer)), bits)}/${longer}`;
    },
  }),
  cidrsubnets: define({
    parameters: [text("prefix")],
    rest: whole("newbits"),
    returns: listOf(stringType),
    call: ([prefix], all) => subnets(prefix, all),
  }),
};

interface Prefix {
  readonly base: bigint;
  readonly length: number;
  /** Of an address: 32 or 128. */
  readonly bits: number;
}

function subnets(prefix: string, all: readonly number[]): string[] {
  const { base, length, bits } = readPrefix(prefix);
  const end = base + (1n << BigInt(bits - length));
  let next = base;
  return all.map((newbits, i) => {
    const longer = length + newbits;
    if (newbits < 1 || longer > bits) throw new BadArgument(i + 1, `a prefix of ${length} bits can be longer by 1 to ${bits - length}.`);
    if (newbits > 32) throw new BadArgument(i + 1, "no more than 32 bits can be added.");
    const size = 1n << BigInt(bits - longer);
    const start = ((next + size - 1n) / size) * size;
    if (start + size > end) throw new BadArgument(i + 1, `there is no room left in ${prefix}.`);
    next = start + size;
    return `${addressText(start, bits)}/${longer}`;
  });
}

function wholeIn(value: Numeric, position: number): bigint {
  const digits = numberText(value);
  if (digits.includes(".")) throw new BadArgument(position, "a whole number is wanted.");
  return BigInt(digits);
}

function readPrefix(prefix: string): Prefix {
  const [, address = "", lengthText = ""] = /^([^/]+)\/(\d{1,3})$/.exec(prefix) ?? [];
  const bits = address.includes(":") ? 128 : 32;
  const [value, length] = [bits === 128 ? ipv6(address) : ipv4(address), Number(lengthText)];
  if (value === undefined || lengthText === "" || length > bits) throw new BadArgument(0, 'a prefix such as "10.0.0.0/8" is wanted.');
  const host = BigInt(bits - length);
  return { base: (value >> host) << host, length, bits };
}

function ipv4(address: string): bigint | undefined {
  const parts = address.split(".");
  const isGood = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
  return isGood ? parts.reduce((total, part) => (total << 8n) | BigInt(part.replace(/^0+(?=\d)/, "")), 0n) : undefined;
}

function ipv6(address: string): bigint | undefined {
  const [, last] = /:(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? [];
  const embedded = last === undefined ? undefined : ipv4(last);
  if (last !== undefined && embedded === undefined) return undefined;
  const hex =
    embedded === undefined
      ? address
      : `${address.slice(0, -(last ?? "").length)}${(embedded >> 16n).toString(16)}:${(embedded & 0xffffn).toString(16)}`;
  const halves = hex.split("::");
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const count = groups.flat().length;
  const isGood =
    groups.flat().every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) &&
    (halves.length === 1 ? count === 8 : halves.length === 2 && count < 8);
  if (!isGood) return undefined;
  const [start = [], end = []] = groups;
  const all = halves.length === 1 ? start : [...start, ...Array.from({ length: 8 - count }, () => "0"), ...end];
  return all.reduce((total, group) => (total << 16n) | BigInt(`0x${group}`), 0n);
}

function addressText(value: bigint, bits: number): string {
  const [size, count] = bits === 32 ? [8n, 4] : [16n, 8];
  const groups = Array.from({ length: count }, (_, i) => (value >> (size * BigInt(count - 1 - i))) & ((1n << size) - 1n));
  if (bits === 32) return groups.join(".");
  if (groups.slice(0, 5).every((group) => group === 0n) && groups[5] === 0xffffn) return addressText(value & 0xffffffffn, 32);
  return shortened(groups.map((group) => group.toString(16)));
}

/** The longest run of zeros, the first of several, is left out; a single zero is not. */
function shortened(groups: readonly string[]): string {
  const runs = [
    ...groups
      .map((group) => (group === "0" ? "0" : "x"))
      .join("")
      .matchAll(/0{2,}/g),
  ];
  const longest = runs.reduce<RegExpExecArray | undefined>(
    (best, run) => (best && best[0].length >= run[0].length ? best : run),
    undefined,
  );
  if (!longest) return groups.join(":");
  return `${groups.slice(0, longest.index).join(":")}::${groups.slice(longest.index + longest[0].length).join(":")}`;
}
