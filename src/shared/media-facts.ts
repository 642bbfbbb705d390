import { z } from 'zod';

const pixels = z.number().int().min(1).max(65_535);

/** What a finished file's own header says of its picture; each is null where it does not say. */
export const mediaFactsSchema = z.object({
  width: pixels.nullable(),
  height: pixels.nullable(),
  durationMs: z.number().int().min(1).max(86_400_000).nullable(),
});

export type MediaFacts = z.infer<typeof mediaFactsSchema>;
