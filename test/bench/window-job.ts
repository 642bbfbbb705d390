import { z } from 'zod';

/** What the harness wants of one start; it comes in the environment. */
export const windowJobSchema = z.object({
  userData: z.string(),
  /** The app's main file, or the page that a bare window shows. */
  file: z.string(),
  /** Whether rows must be on the screen before the window counts as usable. */
  hasRows: z.boolean(),
});

const scrollJobSchema = z.object({
  act: z.literal('scroll'),
  pixelsPerSecond: z.number().positive(),
  forMs: z.number().positive(),
  /** Rows that change ten times a second meanwhile. */
  changing: z.number().int().nonnegative(),
});

/** What the harness asks of a window that is usable. */
export const windowRequestSchema = z.discriminatedUnion('act', [
  scrollJobSchema,
  z.object({ act: z.literal('paste'), ids: z.array(z.string()), forMs: z.number().positive() }),
  /** As a person would end it. */
  z.object({ act: z.literal('quit') }),
]);

export type ScrollJob = z.infer<typeof scrollJobSchema>;

/** How late timers of the main thread fired, at most. */
export interface Pauses {
  readonly p99Ms: number;
  readonly mostMs: number;
}

/** The steps of a start, in order; each ends at a wall time, so that processes can be compared. */
export type StartStep = 'main' | 'ready' | 'window' | 'page' | 'usable';

/** What the window's process tells. */
export type WindowReport =
  | { readonly at: 'usable'; readonly endedAtMs: Readonly<Record<StartStep, number>> }
  | { readonly at: 'settled'; readonly pauses: Pauses }
  | { readonly at: 'scrolled'; readonly frameMs: readonly number[] }
  | {
      readonly at: 'pasted';
      readonly pauses: Pauses;
      readonly listedAfterMs: number;
      readonly pageBlockedMs: number;
    }
  | { readonly at: 'failed'; readonly error: string };
