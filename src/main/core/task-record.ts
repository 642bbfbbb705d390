import { z } from 'zod';
import { mediaFactsSchema } from '../../shared/media-facts';
import { verificationSchema } from '../../shared/verification';
import { taskIdSchema } from '../../shared/task-id';
import { taskLabelSchema, taskMarkSchema, taskStateSchema } from '../../shared/task';

/** One file of a task on its way to the folder. */
export const partRecordSchema = z.object({
  folder: z.string().min(1),
  partName: z.string().min(1),
  /** Where copies of its bytes may lie besides while it moves to another folder; they are worth nothing. */
  alsoIn: z.string().min(1).nullable(),
  /** The name that the file gets; written down before it is given. */
  finalName: z.string().nullable(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  totalBytes: z.number().int().nonnegative().nullable(),
  /** Stretches fetched ahead of the part's end, in files of their own; noted before their files are made. */
  pieces: z.array(z.object({ from: z.number().int().positive(), to: z.number().int().positive() })),
  /** The machine lost its power, or fell, while bytes of it may have been on their way to the disk. */
  isDoubtful: z.boolean(),
  /** Set once all bytes are on the disk. */
  bytes: z.number().int().nonnegative().nullable(),
  sha256: z.string().length(64).nullable(),
  mime: z.string().nullable(),
  facts: mediaFactsSchema.nullable(),
  /** The service did not hand this one out. */
  isMissing: z.boolean(),
  /** The file stands under its final name. */
  isDone: z.boolean(),
});

/** A task as it is kept on disk. */
export const taskRecordSchema = z.object({
  id: taskIdSchema,
  addedAtMs: z.number(),
  /** Keeps the order of one paste. */
  position: z.number().int(),
  kind: z.enum(['video', 'image']).nullable(),
  /** The status route that answered. */
  route: z.enum(['tasks', 'videos']).nullable(),
  /** Milliseconds of active watching so far. */
  watchedMs: z.number().nonnegative(),
  /** Milliseconds from the first look to the result, where the generation was watched; else null. */
  generationMs: z.number().nonnegative().nullable(),
  state: taskStateSchema,
  mark: taskMarkSchema.nullable(),
  label: taskLabelSchema.nullable(),
  verification: verificationSchema.nullable(),
  parts: z.array(partRecordSchema),
});

export type Piece = PartRecord['pieces'][number];
export type PartRecord = z.infer<typeof partRecordSchema>;
export type TaskRecord = z.infer<typeof taskRecordSchema>;
