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

export const readClip = (name: ClipName): Uint8Array => read(clipFiles[name]);
export const readImage = (kind: ImageKind): Uint8Array => read(imageFiles[kind]);
