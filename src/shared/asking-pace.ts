import { z } from 'zod';

/** How the app asks the service at present, where that is slower than every few seconds. */
export const askingPaceSchema = z.object({
  /** Set when so many tasks share the limit that each waits longer than usual. */
  stretched: z
    .object({
      everyMs: z.number().positive(),
      tasks: z.number().int().positive(),
      requestsPerSecond: z.number().positive(),
    })
    .nullable(),
  /** Wall time until which nothing is asked at all, after trouble or because the service asked for it. */
  pausedUntilMs: z.number().nullable(),
});

export type AskingPace = z.infer<typeof askingPaceSchema>;
