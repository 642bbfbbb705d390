import { mkdtemp, open, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileSource, type ByteSource } from './byte-source';
import { checkContainer } from './container-check';

const gigabyte = 2 ** 30;
// Less than the buffer that one read of the disk brings in anyway.
const mostReadBytes = 160 * 1024;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sparse-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Bytes at their places in a file of holes; gives back the verdict and how much was read for it. */
async function checkSparse(sizeBytes: number, pieces: readonly (readonly [number, Buffer])[]) {
  const path = join(folder, 'film');
  const handle = await open(path, 'w+');
  try {
    for (const [at, bytes] of pieces) await handle.write(bytes, 0, bytes.length, at);
    await truncate(path, sizeBytes);
    const source = await fileSource(handle);
    let readBytes = 0;
    const counted: ByteSource = {
      size: source.size,
      read: (at, length) => {
        readBytes += length;
        return source.read(at, length);
      },
    };
    return { verdict: await checkContainer(counted, 'video'), readBytes };
  } finally {
    await handle.close();
  }
}

function box(type: string, size: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(size);
  head.write(type, 4, 'latin1');
  return head;
}
function longBox(type: string, size: number): Buffer {
  const long = Buffer.alloc(8);
  long.writeBigUInt64BE(BigInt(size));
  return Buffer.concat([box(type, 1), long]);
}
const ftyp = Buffer.concat([box('ftyp', 16), Buffer.from('isom\0\0\0\0')]);

function fragments(count: number): (readonly [number, Buffer])[] {
  const each = Math.floor((gigabyte - 1_016) / count);
  return Array.from({ length: count }, (_, index) => {
    const at = 1_016 + index * each;
    const end = index === count - 1 ? gigabyte : at + each;
    return [
      [at, box('moof', 100)],
      [at + 100, box('mdat', end - at - 100)],
    ] as const;
  }).flat();
}

function riff(id: string, size: number, type: string): Buffer {
  const head = Buffer.alloc(12);
  head.write(id, 'latin1');
  head.writeUInt32LE(size, 4);
  head.write(type, 8, 'latin1');
  return head;
}

const ebml = Buffer.from('1a45dfa3874282847765626d', 'hex');
const segmentOf = (size: string): Buffer => Buffer.from(`18538067${size}`, 'hex');

it.each([
  [
    'moov last, 64-bit mdat',
    [
      [0, ftyp],
      [16, longBox('mdat', gigabyte - 1_016)],
      [gigabyte - 1_000, box('moov', 1_000)],
    ],
  ],
  [
    'moov first, mdat up to the end',
    [
      [0, ftyp],
      [16, box('moov', 1_000)],
      [1_016, box('mdat', 0)],
    ],
  ],
  ['a thousand fragments', [[0, ftyp], [16, box('moov', 1_000)], ...fragments(1_000)]],
  [
    'AVI',
    [
      [0, riff('RIFF', gigabyte - 8, 'AVI ')],
      [12, riff('LIST', 4, 'hdrl')],
      [24, riff('LIST', gigabyte - 32, 'movi')],
    ],
  ],
  [
    'WebM with sizes',
    [
      [0, ebml],
      // 2^30 - 24 and 2^30 - 36 in eight bytes each.
      [12, segmentOf('010000003fffffe8')],
      [24, Buffer.from('1f43b675010000003fffffdc', 'hex')],
    ],
  ],
  [
    'WebM without sizes',
    [
      [0, ebml],
      [12, segmentOf('01ffffffffffffff')],
      [24, Buffer.from('1f43b67501ffffffffffffff', 'hex')],
    ],
  ],
] as const)('reads heads only of a gigabyte: %s', async (_, pieces) => {
  const { verdict, readBytes } = await checkSparse(gigabyte, pieces);
  expect(verdict).toMatchObject({ ok: true });
  expect(readBytes).toBeLessThan(mostReadBytes);
});

it('looks at a fixed number of packets of a transport stream', async () => {
  const size = 188 * 5_000_000;
  let readBytes = 0;
  const source: ByteSource = {
    size,
    read: (at, length) => {
      readBytes += length;
      const wanted = Math.min(length, size - at);
      const bytes = Array.from({ length: wanted }, (_, index) => ((at + index) % 188 ? 0 : 0x47));
      return Promise.resolve(Buffer.from(bytes));
    },
  };
  expect(await checkContainer(source, 'video')).toMatchObject({ ok: true, extension: 'ts' });
  expect(readBytes).toBeLessThan(mostReadBytes);
});
