import type { ByteSource } from '../byte-source';
import { boxSize } from '../mp4-boxes';
import type { RawFacts } from './raw-facts';

interface Box {
  readonly type: string;
  /** Where its content starts. */
  readonly start: number;
  readonly end: number;
}

// More boxes side by side than any film's header has; the reader stops rather than walk on.
const mostBoxes = 2_000;
const mostTracks = 32;

/** Size and length of an MP4 or QuickTime film, from its `moov` box (ISO/IEC 14496-12, 8.2 and 8.3). */
export async function mp4Facts(source: ByteSource): Promise<RawFacts> {
  const moov = await firstBox(source, 0, source.size, 'moov');
  if (moov === null) return {};
  const header = await firstBox(source, moov.start, moov.end, 'mvhd');
  const clock = header === null ? null : await clockOf(source, header);
  const durationMs =
    clock === null ? null : (await unitsOf(source, moov, clock.units)) / (clock.perSecond / 1_000);
  return { durationMs, ...(await pictureSize(source, moov)) };
}

/** A film in fragments says its length elsewhere, if at all. */
async function unitsOf(source: ByteSource, moov: Box, units: number): Promise<number> {
  if (units !== 0) return units;
  const extended = await firstBox(source, moov.start, moov.end, 'mvex');
  if (extended === null) return 0;
  const header = await firstBox(source, extended.start, extended.end, 'mehd');
  if (header === null) return 0;
  const body = await source.read(header.start, 12);
  if (body.length < 8) return 0;
  if (body[0] !== 1) return body.readUInt32BE(4);
  return body.length < 12 ? 0 : Number(body.readBigUInt64BE(4));
}

async function clockOf(
  source: ByteSource,
  header: Box,
): Promise<{ readonly perSecond: number; readonly units: number } | null> {
  const body = await source.read(header.start, 32);
  if (body.length < 32) return null;
  const isLong = body[0] === 1;
  const perSecond = body.readUInt32BE(isLong ? 20 : 12);
  const units = isLong ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16);
  // All ones means that the length is not known.
  const isKnown = units !== 0xffff_ffff && units <= Number.MAX_SAFE_INTEGER;
  return perSecond === 0 ? null : { perSecond, units: isKnown ? units : 0 };
}

/** The first track with a picture; one that is turned by a quarter has its sides exchanged. */
async function pictureSize(source: ByteSource, moov: Box): Promise<RawFacts> {
  for (let at = moov.start, count = 0; count < mostTracks; count += 1) {
    const track = await firstBox(source, at, moov.end, 'trak');
    if (track === null) return {};
    at = track.end;
    const header = await firstBox(source, track.start, track.end, 'tkhd');
    if (header === null) continue;
    const head = await source.read(header.start, 1);
    // Behind the times, which are wider in version 1: the matrix, then both sides in 16.16.
    const tail = await source.read(header.start + (head[0] === 1 ? 52 : 40), 44);
    if (tail.length < 44) continue;
    const width = tail.readUInt32BE(36) / 65_536;
    const height = tail.readUInt32BE(40) / 65_536;
    if (width < 1 || height < 1) continue;
    const isTurned = tail.readInt32BE(0) === 0 && tail.readInt32BE(4) !== 0;
    return isTurned ? { width: height, height: width } : { width, height };
  }
  return {};
}

async function firstBox(
  source: ByteSource,
  from: number,
  to: number,
  wanted: string,
): Promise<Box | null> {
  for (let at = from, count = 0; at < to && count < mostBoxes; count += 1) {
    const head = await source.read(at, 16);
    if (head.length < 8) return null;
    const size = boxSize(head, to - at);
    if (size === null || at + size > to) return null;
    const type = head.toString('latin1', 4, 8);
    const start = at + (head.readUInt32BE(0) === 1 ? 16 : 8);
    if (type === wanted) return { type, start, end: at + size };
    at += size;
  }
  return null;
}
