import type { MediaCheck } from '../../core/ports/file-drop';

export const media = (mime: string, extension: string): MediaCheck => ({
  ok: true,
  mime,
  extension,
  facts: null,
});

export const damaged = (detail: string): MediaCheck => ({
  ok: false,
  why: 'damaged',
  detail,
  message: null,
});

export const notMedia = (detail: string, message: string | null = null): MediaCheck => ({
  ok: false,
  why: 'not-media',
  detail,
  message,
});

export const otherBytes = (detail: string): MediaCheck => ({
  ok: false,
  why: 'other-bytes',
  detail,
  message: null,
});
