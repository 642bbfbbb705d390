import { z } from 'zod';
import { mediaFactsSchema } from './media-facts';
import { problemSchema } from './problem';
import { taskIdSchema } from './task-id';
import { fileFindingSchema } from './verification';

const savedFileSchema = z.object({
  name: z.string(),
  folder: z.string(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().length(64),
  mime: z.string(),
  facts: mediaFactsSchema.nullable().default(null),
});

/** Where a task is in its life; each state carries only what is true in it. */
export const taskStateSchema = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('watching'),
    phase: z.enum(['waiting', 'generating']),
    /** Percent, 0 to 100, as the service says it; it may fall. */
    progress: z.number().min(0).max(100).nullable(),
    /** The service's own word when it is one that nobody documented. */
    rawStatus: z.string().max(80).nullable(),
    /** The latest answers told nothing about the task. */
    isUnclear: z.boolean().default(false),
  }),
  z.object({ name: z.literal('downloading') }),
  z.object({ name: z.literal('checking') }),
  z.object({
    name: z.literal('saved'),
    savedAtMs: z.number(),
    files: z.array(savedFileSchema),
    /** How many of the promised files the service did not hand out (image tasks). */
    missingCount: z.number().int().nonnegative(),
  }),
  z.object({
    name: z.literal('failed'),
    problem: problemSchema,
    /** What trying again begins with. */
    retry: z.enum(['look', 'download']),
  }),
  z.object({ name: z.literal('timed-out') }),
  z.object({ name: z.literal('not-found') }),
  z.object({ name: z.literal('paused'), from: z.enum(['look', 'download']) }),
]);

export type SavedFile = z.infer<typeof savedFileSchema>;
export type TaskState = z.infer<typeof taskStateSchema>;
export type TaskStateName = TaskState['name'];

/** What is not there any more of a saved task: nothing, a file, or the whole folder (an unplugged drive). */
export const filesGoneSchema = z.enum(['none', 'file', 'folder']);
export type FilesGone = z.infer<typeof filesGoneSchema>;

/** What a person decided about a result. */
export const taskMarkSchema = z.enum(['keep', 'reject']);
export type TaskMark = z.infer<typeof taskMarkSchema>;

/** A person's own name for a task: one line, never empty, nothing that a screen cannot show. */
export const taskLabelSchema = z
  .string()
  .max(120)
  // eslint-disable-next-line no-control-regex -- these are what is kept out
  .regex(/^(?!\s)[^\u0000-\u001f\u007f]+(?<!\s)$/u);

/** How long tasks of a kind took lately, without the fastest and the slowest. */
const usualTimeSchema = z.object({
  fromMs: z.number().nonnegative(),
  toMs: z.number().nonnegative(),
});
export type UsualTime = z.infer<typeof usualTimeSchema>;

/** One row as the window sees it: the task's state, and what is true only at this moment. */
export const taskRowSchema = z.object({
  id: taskIdSchema,
  addedAtMs: z.number(),
  state: taskStateSchema,
  /** Bytes on disk and expected while downloading; the total may be unknown. */
  transfer: z
    .object({
      receivedBytes: z.number().nonnegative(),
      totalBytes: z.number().nonnegative().nullable(),
      bytesPerSecond: z.number().nonnegative().nullable(),
    })
    .nullable(),
  /** Wall time of the next look at a watched task, as far as can be told; the window counts down to it. */
  nextLookAtMs: z.number().nullable(),
  /** Of a watched task; null while too few of its kind have been seen. */
  usualMs: usualTimeSchema.nullable(),
  /** Whether the files of a saved task are still where they were put. */
  filesGone: filesGoneSchema,
  /** What the latest verification found of a saved task's files. */
  findings: z.array(fileFindingSchema),
  mark: taskMarkSchema.nullable(),
  label: taskLabelSchema.nullable(),
});

export type TaskRow = z.infer<typeof taskRowSchema>;
export type Transfer = NonNullable<TaskRow['transfer']>;

/** Whether there is a result to look at: saved, and still where it was put. */
export const canBeShown = (row: Pick<TaskRow, 'state' | 'filesGone'>): boolean =>
  row.state.name === 'saved' && row.filesGone === 'none' && row.state.files.length > 0;
