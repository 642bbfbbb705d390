import type { ByteSource } from '../byte-source';
import { elementAt, type Element } from '../webm-check';
import type { RawFacts } from './raw-facts';

const ids = {
  segment: 0x18538067,
  cluster: 0x1f43b675,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  track: 0xae,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
} as const;

// More elements side by side than any film's header has.
const mostElements = 2_000;

/** Size and length of a WebM or Matroska film, from what stands before its first cluster (RFC 9559). */
export async function webmFacts(source: ByteSource): Promise<RawFacts> {
  const head = await elementAt(source, 0);
  const segment = head?.end == null ? null : await elementAt(source, head.end);
  if (segment?.id !== ids.segment) return {};
  const outer = await childrenOf(source, { ...segment, end: segment.end ?? source.size });
  const info = outer.find(({ id }) => id === ids.info);
  const tracks = outer.find(({ id }) => id === ids.tracks);
  return {
    ...(info !== undefined && { durationMs: await lengthIn(source, info) }),
    ...(tracks !== undefined && (await sizeIn(source, tracks))),
  };
}

async function lengthIn(source: ByteSource, info: Element): Promise<number | null> {
  const fields = await childrenOf(source, info);
  const duration = fields.find(({ id }) => id === ids.duration);
  if (duration === undefined) return null;
  const bytes = await contentOf(source, duration);
  if (bytes.length !== 4 && bytes.length !== 8) return null;
  const ticks = bytes.length === 4 ? bytes.readFloatBE(0) : bytes.readDoubleBE(0);
  const scale = fields.find(({ id }) => id === ids.timestampScale);
  // Nanoseconds in a tick; a million where nothing is said.
  const tickNs = scale === undefined ? 1_000_000 : await numberIn(source, scale);
  return (ticks * tickNs) / 1_000_000;
}

async function sizeIn(source: ByteSource, tracks: Element): Promise<RawFacts> {
  for (const track of await childrenOf(source, tracks)) {
    if (track.id !== ids.track) continue;
    const video = (await childrenOf(source, track)).find(({ id }) => id === ids.video);
    if (video === undefined) continue;
    const fields = await childrenOf(source, video);
    const width = fields.find(({ id }) => id === ids.pixelWidth);
    const height = fields.find(({ id }) => id === ids.pixelHeight);
    if (width === undefined || height === undefined) continue;
    return { width: await numberIn(source, width), height: await numberIn(source, height) };
  }
  return {};
}

async function childrenOf(source: ByteSource, parent: Element): Promise<readonly Element[]> {
  const children: Element[] = [];
  const end = parent.end ?? source.size;
  for (let at = parent.start; at < end && children.length < mostElements;) {
    const child = await elementAt(source, at);
    if (child === null || child.id === ids.cluster) break;
    if (child.end === null || child.end > end) break;
    children.push(child);
    at = child.end;
  }
  return children;
}

async function contentOf(source: ByteSource, { start, end }: Element): Promise<Buffer> {
  return source.read(start, Math.min(8, (end ?? start) - start));
}

async function numberIn(source: ByteSource, element: Element): Promise<number> {
  const bytes = await contentOf(source, element);
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}
