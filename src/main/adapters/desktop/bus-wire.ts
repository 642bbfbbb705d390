/** A method call with text arguments, as the D-Bus specification writes it (little endian). */
export function methodCall(serial: number, member: string, args: readonly string[]): Buffer {
  const fields: readonly (readonly [number, string, string])[] = [
    [1, 'o', '/org/freedesktop/DBus'],
    [2, 's', 'org.freedesktop.DBus'],
    [3, 's', member],
    [6, 's', 'org.freedesktop.DBus'],
    ...(args.length === 0 ? [] : [[8, 'g', 's'.repeat(args.length)] as const]),
  ];
  const header = new Writer();
  for (const [code, type, value] of fields) header.field(code, type, value);
  const body = new Writer();
  for (const arg of args) body.text(arg);
  const start = Buffer.alloc(16);
  start.write('l\x01\x00\x01', 'latin1');
  start.writeUInt32LE(body.bytes.length, 4);
  start.writeUInt32LE(serial, 8);
  start.writeUInt32LE(header.bytes.length, 12);
  return Buffer.concat([padded(Buffer.concat([start, header.bytes]), 8), body.bytes]);
}

const longestMessageBytes = 100_000;

export interface BusAnswer {
  readonly isAnswer: boolean;
  readonly body: Buffer;
  /** How long the whole message is. */
  readonly bytes: number;
}

/** The first message in what has come so far; null while it is not whole. Throws on what is no message. */
export function readMessage(bytes: Buffer): BusAnswer | null {
  if (bytes.length < 16) return null;
  if (bytes[0] !== 'l'.charCodeAt(0)) throw new Error('the bus answers in another byte order');
  const bodyBytes = bytes.readUInt32LE(4);
  const headerBytes = Math.ceil((16 + bytes.readUInt32LE(12)) / 8) * 8;
  const whole = headerBytes + bodyBytes;
  if (whole > longestMessageBytes) throw new Error('the bus answers at too great a length');
  if (bytes.length < whole) return null;
  // 2 is a method's return; signals and others may come in between.
  return { isAnswer: bytes[1] === 2, body: bytes.subarray(headerBytes, whole), bytes: whole };
}

class Writer {
  bytes: Buffer = Buffer.alloc(0);

  field(code: number, type: string, value: string): void {
    this.bytes = padded(this.bytes, 8);
    this.#add(Buffer.from([code, 1, type.charCodeAt(0), 0]));
    if (type === 'g') this.#add(Buffer.from([value.length, ...Buffer.from(value), 0]));
    else this.text(value);
  }

  text(value: string): void {
    this.bytes = padded(this.bytes, 4);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(Buffer.byteLength(value));
    this.#add(length, Buffer.from(`${value}\0`));
  }

  #add(...more: readonly Buffer[]): void {
    this.bytes = Buffer.concat([this.bytes, ...more]);
  }
}

function padded(bytes: Buffer, to: number): Buffer {
  const missing = (to - (bytes.length % to)) % to;
  return Buffer.concat([bytes, Buffer.alloc(missing)]);
}
