import type { BytesOutcome } from '../../core/ports/gateway';

/** The bytes inside a `data:` link. */
export function readDataLink(link: string): BytesOutcome {
  const match = /^data:[^,]{0,200};base64,/i.exec(link.slice(0, 250));
  if (match === null) return { kind: 'not-media', message: null };
  const bytes = Buffer.from(link.slice(match[0].length), 'base64');
  return {
    kind: 'bytes',
    offset: 0,
    totalBytes: bytes.length,
    validator: null,
    body: once(bytes),
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- an async generator is the shape asked for
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  if (bytes.length > 0) yield bytes;
}
