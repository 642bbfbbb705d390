import { z } from 'zod';

const id = z.number().int().nonnegative();
const bytes = z.number().int().nonnegative();

/** What the main thread asks of the thread that hashes. */
export const fingerprintRequestSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('begin'), id, descriptor: z.number().int().nonnegative() }),
  z.object({ act: z.literal('follow'), id, bytes }),
  z.object({ act: z.literal('restart'), id }),
  z.object({ act: z.literal('digest'), id, number: z.number().int(), bytes }),
  z.object({ act: z.literal('end'), id, number: z.number().int() }),
]);

/** The answer to `digest` and `end`; without a fingerprint when there is none to tell. */
export const fingerprintAnswerSchema = z.object({
  number: z.number().int(),
  sha256: z.string().length(64).nullable(),
});

export type FingerprintRequest = z.infer<typeof fingerprintRequestSchema>;
export type FingerprintAnswer = z.infer<typeof fingerprintAnswerSchema>;
