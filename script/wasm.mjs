// The format of Wasm, as far as the scripts beside this read and write it.

/** The numbers of its sections. */
export const Section = { CUSTOM: 0, IMPORTS: 2, EXPORTS: 7, CODE: 10, DATA: 11 };
/** What an import may be. */
export const Kind = { FUNCTION: 0, TABLE: 1, MEMORY: 2, GLOBAL: 3 };
/** How many bytes stand in front of the first section. */
export const HEAD = 8;

/** Reads a file from `at` on. */
export class Reader {
  constructor(bytes, at = HEAD) {
    this.bytes = bytes;
    this.at = at;
  }

  get isAtEnd() {
    return this.at >= this.bytes.length;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** A number, which takes as many bytes as it needs. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  text() {
    const length = this.number();
    this.at += length;
    return this.bytes.toString("utf8", this.at - length, this.at);
  }
}

/** A number as it is written there. */
export const written = (value) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...written(value >>> 7)]);
