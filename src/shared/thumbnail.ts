import { z } from 'zod';

/** The longer side of a result's small picture, in pixels at most. */
export const mostThumbnailSide = 320;

/** A JPEG of that size has some 20 kB. */
export const thumbnailBytesSchema = z
  .instanceof(Uint8Array)
  .refine(({ length }) => length <= 100_000);
