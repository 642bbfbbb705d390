import { z } from 'zod';

/** What was found of a saved file that is not as it was saved; `index` is its place among the task's files. */
export const fileFindingSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('changed'),
    index: z.number().int().nonnegative(),
    bytes: z.number().int().nonnegative(),
    sha256: z.string().length(64),
  }),
  z.object({
    what: z.literal('unreadable'),
    index: z.number().int().nonnegative(),
    /** The operating system's error code. */
    code: z.string().max(40),
  }),
]);
export type FileFinding = z.infer<typeof fileFindingSchema>;

/** The latest verification of a task's files; nothing was found when all are as they were saved. */
export const verificationSchema = z.object({
  atMs: z.number(),
  findings: z.array(fileFindingSchema),
});

/** Most files that the window is told by name. */
export const mostNamedFiles = 100;

/** How a verification of all saved files stands. */
export const libraryCheckSchema = z.object({
  /** `waiting`: downloads go first. */
  state: z.enum(['idle', 'running', 'waiting', 'stopped', 'done']),
  checkedFiles: z.number().int().nonnegative(),
  totalFiles: z.number().int().nonnegative(),
  checkedBytes: z.number().nonnegative(),
  totalBytes: z.number().nonnegative(),
  /** Files that are not as they were saved, the first of them by name. */
  foundCount: z.number().int().nonnegative(),
  found: z
    .array(
      z.object({
        taskId: z.string(),
        name: z.string(),
        what: z.enum(['changed', 'unreadable', 'missing']),
      }),
    )
    .max(mostNamedFiles),
});
export type LibraryCheckView = z.infer<typeof libraryCheckSchema>;
