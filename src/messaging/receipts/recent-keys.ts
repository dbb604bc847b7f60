/**
 * A map by texts that remembers the latest ones. A map of the language keeps each key as an object, and a hundred thousand objects that stay
 * for a while are what costs most of telling repetitions: the collector of garbage moves every one of them about, twice. Here keys are bytes
 * in a few arrays.
 */

/** Of a key as bytes, in characters; keys come from outside. */
const longest = 256;
/** How far from its place an entry may stand; keys that somebody chose to fall together must not make the way long. */
const mostSteps = 64;

/** Of the key that was spelled last. */
let lastHash = 0;

/** By what keys are looked for; undefined for one that is not kept as bytes. */
export function hashOf(key: string): number | undefined {
  return spellInto(new Uint8Array(longest), 0, key) > 0 ? lastHash : undefined;
}

/** @returns how many bytes there are; none where a character has more than one, or there are too many */
function spellInto(bytes: Uint8Array, start: number, key: string): number {
  if (key.length > longest) return 0;
  let hash = 0;
  let all = 0;
  let four = 0;
  for (let index = 0; index < key.length; index++) {
    const code = key.charCodeAt(index);
    all |= code;
    bytes[start + index] = code;
    // Four at a time: each multiplication waits for the one before.
    four = (four << 8) | code;
    if ((index & 3) === 3) hash = mixed(hash, four);
  }
  hash = mixed(hash, four);
  // The upper bits are the better ones, and the lower ones are used.
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  lastHash = hash ^ (hash >>> 13);
  return all > 0xff ? 0 : key.length;
}

/** Turned, because a product carries nothing from upper bits to lower ones. */
function mixed(hash: number, four: number): number {
  const product = Math.imul(hash ^ four, 0x9e3779b1);
  return (product << 15) | (product >>> 17);
}

/** Where the key that was asked for last stands, so that what is kept under it next is looked for once; no key where that has changed. */
interface Asked {
  key: string | undefined;
  entry: number;
  slot: number;
  /** Of its bytes, behind those of all entries; none where it is not kept as bytes. */
  length: number;
  hash: number;
}

/**
 * At least the latest `most` keys, and up to as many before them; those go all at once, because taking the oldest one by one is slow.
 * A key is as late as it was set last.
 */
export class RecentKeys<T> {
  /** By entry, the oldest first; a key that was set again has a later entry as well. */
  #values: T[] = [];
  #hashes = new Int32Array(640);
  /** Where the bytes of an entry begin; the last one is where those of the next entry will. Entries of strays have none. */
  #starts = new Int32Array(641);
  /** Behind those of the last entry there is room for one more, in which a key stands that is looked for. */
  #bytes = new Uint8Array(640 * 32);
  /** Entries, counted from 1, each with the upper bits of its hash beside it, by the lower bits; eight slots for five entries. */
  #slots = new Int32Array(1024);
  /** Entries, counted from the first one ever, of keys that do not stand in the slots. */
  readonly #strays = new Map<string, number>();
  /** Entries that are forgotten. */
  #forgotten = 0;
  /** The first entry of those that stay when others are forgotten. */
  #young = 0;
  /** Entries whose keys have later ones. */
  #outdated = 0;
  readonly #asked: Asked = { key: undefined, entry: -1, slot: -1, length: 0, hash: 0 };

  constructor(readonly most: number) {}

  get size(): number {
    return this.#values.length - this.#outdated;
  }

  get(key: string): T | undefined {
    const { entry } = this.#find(key);
    return entry === -1 ? undefined : this.#values[entry];
  }

  set(key: string, value: T): void {
    if (this.#values.length === this.#hashes.length) this.#grow();
    const { entry } = this.#find(key);
    if (entry >= this.#young) {
      this.#values[entry] = value;
      return;
    }
    if (entry !== -1) this.#outdated += 1;
    this.#add(key, value);
    this.#asked.key = undefined;
    if (this.#values.length - this.#young < this.most) return;
    this.#forget();
    this.#young = this.#values.length;
  }

  /** The latest entry of a key, or -1, and its slot, or the free one where it belongs; -1 where that would be too far. Its bytes stand behind all others. */
  #find(key: string): Readonly<Asked> {
    const asked = this.#asked;
    if (asked.key === key) return asked;
    const start = this.#starts[this.#values.length] ?? 0;
    if (start + longest > this.#bytes.length) this.#bytes = enlarged(this.#bytes, new Uint8Array(2 * this.#bytes.length));
    asked.key = key;
    asked.length = spellInto(this.#bytes, start, key);
    asked.hash = lastHash;
    asked.slot = asked.length > 0 ? this.#slotOf(lastHash, start, asked.length) : -1;
    asked.entry = asked.slot === -1 ? -1 : ((this.#slots[asked.slot] ?? 0) & (this.#slots.length - 1)) - 1;
    if (asked.entry === -1 && this.#strays.size > 0) asked.entry = (this.#strays.get(key) ?? this.#forgotten - 1) - this.#forgotten;
    return asked;
  }

  #slotOf(hash: number, start: number, length: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    for (let step = 0; step < mostSteps; step++) {
      const slot = (hash + step) & last;
      const held = slots[slot] ?? 0;
      if (held === 0 || (((held ^ hash) & ~last) === 0 && this.#has((held & last) - 1, start, length))) return slot;
    }
    return -1;
  }

  #has(entry: number, start: number, length: number): boolean {
    const bytes = this.#bytes;
    const own = this.#starts[entry] ?? 0;
    if ((this.#starts[entry + 1] ?? 0) - own !== length) return false;
    for (let index = 0; index < length; index++) if (bytes[own + index] !== bytes[start + index]) return false;
    return true;
  }

  /** What was looked for last. */
  #add(key: string, value: T): void {
    const { slot, length, hash } = this.#asked;
    const entry = this.#values.length;
    this.#values.push(value);
    const start = this.#starts[entry] ?? 0;
    if (slot === -1) {
      this.#starts[entry + 1] = start;
      this.#strays.set(key, this.#forgotten + entry);
      return;
    }
    this.#starts[entry + 1] = start + length;
    this.#hashes[entry] = hash;
    this.#slots[slot] = heldOf(hash, entry, this.#slots);
  }

  #grow(): void {
    const size = 2 * this.#hashes.length;
    this.#hashes = enlarged(this.#hashes, new Int32Array(size));
    this.#starts = enlarged(this.#starts, new Int32Array(size + 1));
    this.#slots = new Int32Array(2 * this.#slots.length);
    this.#asked.key = undefined;
    this.#place();
  }

  /** All entries before the young ones. The arrays stay: new ones would have to be cleared by the system first. */
  #forget(): void {
    const from = this.#young;
    if (from === 0) return;
    const count = this.#values.length - from;
    const begin = this.#starts[from] ?? 0;
    this.#bytes.copyWithin(0, begin, this.#starts[from + count]);
    this.#hashes.copyWithin(0, from, from + count);
    for (let entry = 0; entry <= count; entry++) this.#starts[entry] = (this.#starts[from + entry] ?? 0) - begin;
    this.#values = this.#values.slice(from);
    this.#forgotten += from;
    this.#outdated = 0;
    for (const [key, entry] of this.#strays) if (entry < this.#forgotten) this.#strays.delete(key);
    this.#slots.fill(0);
    this.#place();
  }

  /** Into slots that are empty. The latest comes first, so that it is found before one that is outdated. */
  #place(): void {
    const slots = this.#slots;
    const last = slots.length - 1;
    for (let entry = this.#values.length - 1; entry >= 0; entry--) {
      if (this.#starts[entry] === this.#starts[entry + 1]) continue;
      const hash = this.#hashes[entry] ?? 0;
      let step = 0;
      while (step < mostSteps && slots[(hash + step) & last] !== 0) step += 1;
      if (step === mostSteps) this.#stray(entry);
      else slots[(hash + step) & last] = heldOf(hash, entry, slots);
    }
  }

  #stray(entry: number): void {
    const key = String.fromCharCode(...this.#bytes.subarray(this.#starts[entry], this.#starts[entry + 1]));
    const latest = this.#strays.get(key) ?? 0;
    this.#strays.set(key, Math.max(latest, this.#forgotten + entry));
  }
}

function heldOf(hash: number, entry: number, { length }: Int32Array): number {
  return (hash & -length) | (entry + 1);
}

function enlarged<A extends Int32Array | Uint8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
