import { z } from 'zod';

/** Why a task ended without its result. Each has words in the catalogue under `problem.<code>`. */
export const problemCodes = [
  /** The service said that the generation failed. */
  'service-failed',
  /** The task is completed, yet the service no longer hands out its result. */
  'result-unavailable',
  /** What came is not a video or an image: an HTML page, a JSON answer or nothing. */
  'not-media',
  /** The file came to an end, but its container says that it is not whole. */
  'damaged',
  /** Several attempts in a row brought no new byte. */
  'no-progress',
  /** A redirect that must not be followed: a loop, a downgrade or a foreign scheme. */
  'redirect-refused',
  /** The file could not be written for a reason other than space or a missing folder. */
  'cannot-write',
  /** A fault of the app itself: an error that nothing in it expects. */
  'internal',
] as const;

export const problemSchema = z.object({
  code: z.enum(problemCodes),
  /** The service's own words, as text, capped and redacted; null when it said nothing. */
  message: z.string().max(500).nullable(),
  /** The service's own code or an operating system's error code. */
  detail: z.string().max(120).nullable(),
});

export type Problem = z.infer<typeof problemSchema>;
