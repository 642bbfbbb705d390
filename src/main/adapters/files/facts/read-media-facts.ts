import { mediaFactsSchema, type MediaFacts } from '../../../../shared/media-facts';
import type { ByteSource } from '../byte-source';
import { jpegFacts, pngFacts, webpFacts } from './image-facts';
import { mp4Facts } from './mp4-facts';
import type { RawFacts } from './raw-facts';
import { webmFacts } from './webm-facts';

const readers: ReadonlyMap<string, (source: ByteSource) => Promise<RawFacts>> = new Map([
  ['video/mp4', mp4Facts],
  ['video/quicktime', mp4Facts],
  ['video/webm', webmFacts],
  ['video/x-matroska', webmFacts],
  ['image/png', pngFacts],
  ['image/jpeg', jpegFacts],
  ['image/webp', webpFacts],
]);

/** What a whole file's header says of its picture; null for kinds whose headers are not read. Never a reason to refuse the file. */
export async function readMediaFacts(source: ByteSource, mime: string): Promise<MediaFacts | null> {
  const read = readers.get(mime);
  if (read === undefined) return null;
  const raw = await read(source).catch((): RawFacts => ({}));
  const { width, height, durationMs } = mediaFactsSchema.shape;
  return {
    width: width.catch(null).parse(rounded(raw.width)),
    height: height.catch(null).parse(rounded(raw.height)),
    durationMs: durationMs.catch(null).parse(rounded(raw.durationMs)),
  };
}

const rounded = (value: number | null | undefined): number | null =>
  value == null ? null : Math.round(value);
