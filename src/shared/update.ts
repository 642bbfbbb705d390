import { z } from 'zod';

/** Why this copy of the app does not look for newer versions. */
export const updateOffReasons = [
  /** Run from a repository, or packaged by hand: nobody vouches for what would replace it. */
  'own-build',
  /** A package manager, or whoever unpacked it, brings the new one. */
  'managed',
  /** A portable program is one file that its owner carries about. */
  'portable',
  /** Without the maker's signature nothing can prove that the next version is the same maker's. */
  'unsigned',
  /** The app lies where it may not replace itself. */
  'read-only',
] as const;

/** What went wrong with an update; never a task's problem. */
export const updateTroubles = [
  'unreachable',
  'unreadable',
  'refused',
  'no-room',
  'failed',
] as const;

const version = z.string().regex(/^\d+\.\d+\.\d+[-+.0-9A-Za-z]{0,50}$/);

/** How far the app is on its way to a newer version. */
export const updateStageSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('idle') }),
  z.object({ name: z.literal('checking') }),
  z.object({ name: z.literal('current') }),
  z.object({ name: z.literal('off'), why: z.enum(updateOffReasons) }),
  z.object({ name: z.literal('found'), version }),
  z.object({ name: z.literal('fetching'), version, percent: z.number().min(0).max(100) }),
  z.object({ name: z.literal('ready'), version }),
  /** The person wants it now; it happens once nothing is being downloaded. */
  z.object({ name: z.literal('waiting'), version }),
  z.object({ name: z.literal('failed'), trouble: z.enum(updateTroubles) }),
]);

export const updateViewSchema = z.object({
  /** Null when this copy can look for newer versions. */
  off: z.enum(updateOffReasons).nullable(),
  stage: updateStageSchema,
  /** Whether the window says it above the list. */
  isTold: z.boolean(),
});

/** A version as a feed names it. */
export const versionSchema = version;

export type UpdateOffReason = (typeof updateOffReasons)[number];
export type UpdateTrouble = (typeof updateTroubles)[number];
export type UpdateStage = z.infer<typeof updateStageSchema>;
export type UpdateView = z.infer<typeof updateViewSchema>;
