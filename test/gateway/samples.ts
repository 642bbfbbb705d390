import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** tide, aurora: moov first. ember, petal: moov last. drift: WebM. aurora and petal stand upright. */
export type ClipName = 'tide' | 'ember' | 'aurora' | 'petal' | 'drift';
export type ImageKind = 'png' | 'jpg' | 'webp';

const clipFiles: Readonly<Record<ClipName, string>> = {
  tide: 'tide.mp4',
  ember: 'ember.mp4',
  aurora: 'aurora.mp4',
  petal: 'petal.mp4',
  drift: 'drift.webm',
};
const imageFiles: Readonly<Record<ImageKind, string>> = {
  png: 'square.png',
  jpg: 'wide.jpg',
  webp: 'tall.webp',
};

export const imageTypes: Readonly<Record<ImageKind, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
};

export const clipNames: readonly ClipName[] = ['tide', 'ember', 'aurora', 'petal', 'drift'];

const read = (file: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../samples/${file}`, import.meta.url)));

/** Clips of a second and a few kilobytes, one of each container besides those above. */
export const tinyVideos = {
  'tiny.m2t': { mime: 'video/mp2t', extension: 'ts' },
  'tiny.avi': { mime: 'video/x-msvideo', extension: 'avi' },
  'tiny.ogv': { mime: 'video/ogg', extension: 'ogv' },
  'tiny.flv': { mime: 'video/x-flv', extension: 'flv' },
  'tiny.mov': { mime: 'video/quicktime', extension: 'mov' },
  'tiny-fragmented.mp4': { mime: 'video/mp4', extension: 'mp4' },
  'tiny-live.webm': { mime: 'video/webm', extension: 'webm' },
} as const;
export type TinyVideo = keyof typeof tinyVideos;

export const readTinyVideo = (file: TinyVideo): Uint8Array => read(file);
export const readClip = (name: ClipName): Uint8Array => read(clipFiles[name]);
export const readImage = (kind: ImageKind): Uint8Array => read(imageFiles[kind]);
