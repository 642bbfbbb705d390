import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { BodySource } from './body-source';
import type { ContentScenario, DeliveryFault } from './content-scenario';
import type { Exchange } from './exchange';
import { ifRangeHolds, rangeOf } from './range';

/** Sends the result, or the part asked for, the way the scenario says. */
export async function deliver(exchange: Exchange, content: ContentScenario): Promise<void> {
  const source = content.source();
  const validators = validatorsOf(content);
  const { bytesPerSecond } = content.presentation;
  const plan = planOf(exchange, content, source, validators);
  const fault = plan.status === 416 ? undefined : content.delivery.take();
  // From here on nothing of the scenario is read: the file may be another one for the next request.
  content.countAnswer();

  const headers = { ...plan.headers };
  if (fault?.kind === 'end') delete headers['content-length'];
  exchange.head(plan.status, headers);
  const wanted = plan.end - plan.start;
  const stopAt = fault === undefined ? wanted : Math.min(wanted, fault.bytes);
  const isSent = await send(
    exchange,
    plan.source.chunks(plan.start, plan.start + stopAt),
    bytesPerSecond,
  );
  if (!isSent) return;
  if (fault === undefined || fault.bytes >= wanted) {
    exchange.end();
    return;
  }
  await fault.notBefore?.();
  happen(exchange, fault);
}

interface Plan {
  readonly status: number;
  readonly headers: Record<string, string | readonly string[]>;
  readonly source: BodySource;
  readonly start: number;
  readonly end: number;
}

function planOf(
  exchange: Exchange,
  content: ContentScenario,
  source: BodySource,
  validators: { etag?: string; lastModified?: string },
): Plan {
  const { presentation } = content;
  const headers = headersOf(content, validators);
  if (presentation.gzip) return gzipped(source, headers);

  const { range, ifRange } = exchange.record;
  const hears =
    presentation.rangeSupport !== 'ignored' &&
    ifRangeHolds(ifRange, validators.etag, validators.lastModified);
  const asked = hears ? rangeOf(range, source.bytes) : { kind: 'whole' as const };
  const total = String(presentation.claimedTotal ?? source.bytes);
  if (asked.kind === 'unsatisfiable') {
    const refusal = { 'content-range': `bytes */${total}`, 'content-length': '0' };
    return { status: 416, headers: refusal, source, start: 0, end: 0 };
  }

  const shift = presentation.rangeSupport === 'shifted' ? presentation.rangeShift : 0;
  const isPart = asked.kind === 'part';
  const start = isPart ? Math.min(Math.max(0, asked.start + shift), source.bytes - 1) : 0;
  const end = isPart ? Math.max(asked.end, start + 1) : source.bytes;
  if (isPart) headers['content-range'] = `bytes ${String(start)}-${String(end - 1)}/${total}`;
  if (presentation.length) headers['content-length'] = String(end - start);
  return {
    status: isPart ? 206 : 200,
    headers: { ...headers, ...presentation.headers },
    source,
    start,
    end,
  };
}

function gzipped(source: BodySource, headers: Plan['headers']): Plan {
  const bytes = gzipSync(Buffer.concat([...source.chunks(0, source.bytes)]));
  const compressed: BodySource = {
    bytes: bytes.length,
    *chunks(start, end) {
      yield bytes.subarray(start, end);
    },
  };
  const length = { 'content-encoding': 'gzip', 'content-length': String(bytes.length) };
  return {
    status: 200,
    headers: { ...headers, ...length },
    source: compressed,
    start: 0,
    end: bytes.length,
  };
}

function headersOf(
  { presentation }: ContentScenario,
  { etag, lastModified }: { etag?: string; lastModified?: string },
): Plan['headers'] {
  const headers: Plan['headers'] = { 'cache-control': 'public, max-age=86400' };
  if (presentation.rangeSupport !== 'ignored' && !presentation.gzip)
    headers['accept-ranges'] = 'bytes';
  if (presentation.contentType !== null) headers['content-type'] = presentation.contentType;
  if (presentation.contentDisposition !== undefined) {
    headers['content-disposition'] = presentation.contentDisposition;
  }
  if (etag !== undefined) headers['etag'] = etag;
  if (lastModified !== undefined) headers['last-modified'] = lastModified;
  return headers;
}

function validatorsOf(content: ContentScenario): { etag?: string; lastModified?: string } {
  const { etag, lastModified } = content.presentation;
  const tag = `"${content.tag}-${String(content.version)}"`;
  // One day later per version: the date has to change with the file, as the ETag does.
  const date = new Date(Date.UTC(2026, 0, content.version)).toUTCString();
  return {
    ...(etag === 'none' ? {} : { etag: etag === 'weak' ? `W/${tag}` : tag }),
    ...(lastModified ? { lastModified: date } : {}),
  };
}

async function send(
  exchange: Exchange,
  chunks: Iterable<Uint8Array>,
  bytesPerSecond: number,
): Promise<boolean> {
  const slice = Math.max(1, Math.floor(bytesPerSecond / 20));
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += slice) {
      const bytes = chunk.subarray(at, Math.min(chunk.length, at + slice));
      if (!(await exchange.write(bytes))) return false;
      if (bytesPerSecond !== Infinity) await delay((bytes.length / bytesPerSecond) * 1000);
    }
  }
  return exchange.isOpen;
}

function happen(exchange: Exchange, { kind }: DeliveryFault): void {
  switch (kind) {
    case 'end':
      exchange.end();
      return;
    case 'cut':
      exchange.drop();
      return;
    case 'reset':
      exchange.reset();
      return;
    case 'stall':
      return;
  }
}
