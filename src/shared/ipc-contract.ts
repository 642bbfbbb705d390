import { z } from 'zod';
import { appViewSchema, noticeCodeSchema } from './app-view';
import { commandNames } from './commands';
import { holdNames } from './hold';
import { settingsSchema } from './settings';
import { bulkActionSchema } from './bulk-actions';
import { taskLabelSchema, taskMarkSchema, taskRowSchema } from './task';
import { taskActionSchema } from './task-actions';
import { mostDraggedTasks, mostIdsPerRequest } from './request-limits';
import { taskIdSchema } from './task-id';
import { thumbnailBytesSchema } from './thumbnail';

const nothing = z.null();

export const snapshotSchema = z.object({
  version: z.number().int().nonnegative(),
  tasks: z.array(taskRowSchema),
  app: appViewSchema,
});

/** A change of what the window shows, from one version to the next. */
export const patchSchema = z.object({
  from: z.number().int().nonnegative(),
  to: z.number().int().positive(),
  upserted: z.array(taskRowSchema),
  removed: z.array(taskIdSchema),
  /** Null when nothing but rows changed. */
  app: appViewSchema.nullable(),
});

/** Every request the window can make; a line here is a channel, typed on both sides. */
export const requests = {
  snapshot: { input: nothing, output: snapshotSchema },
  'tasks.add': {
    input: z.object({ ids: z.array(taskIdSchema).min(1).max(mostIdsPerRequest) }),
    output: z.object({ added: z.number().int(), alreadyHere: z.array(taskIdSchema) }),
  },
  'tasks.act': {
    input: z.object({ id: taskIdSchema, action: taskActionSchema }),
    output: z.object({ done: z.boolean() }),
  },
  /** Takes back the last removal of these tasks, while the app runs. */
  'tasks.restore': {
    input: z.object({ ids: z.array(taskIdSchema).min(1).max(mostIdsPerRequest) }),
    output: z.object({ restored: z.number().int() }),
  },
  'tasks.mark': {
    input: z.object({
      ids: z.array(taskIdSchema).min(1).max(mostIdsPerRequest),
      mark: taskMarkSchema.nullable(),
    }),
    output: z.object({ marked: z.number().int() }),
  },
  /** One request for many tasks; each that cannot do it now is left alone. */
  'tasks.act-on-many': {
    input: z.object({
      ids: z.array(taskIdSchema).min(1).max(mostIdsPerRequest),
      action: bulkActionSchema,
    }),
    output: z.object({ doneIds: z.array(taskIdSchema) }),
  },
  /** Asks the person, then moves the tasks' files to the system's trash and takes the tasks off the list. */
  'tasks.trash': {
    input: z.object({ ids: z.array(taskIdSchema).min(1).max(mostIdsPerRequest) }),
    output: z.object({
      isCancelled: z.boolean(),
      removed: z.number().int(),
      keptFiles: z.number().int(),
    }),
  },
  'tasks.label': {
    input: z.object({ id: taskIdSchema, label: taskLabelSchema.nullable() }),
    output: z.object({ done: z.boolean() }),
  },
  /** Starts dragging the files of these tasks out of the window; asked while the mouse is down. */
  'results.drag': {
    input: z.object({ ids: z.array(taskIdSchema).min(1).max(mostDraggedTasks) }),
    output: z.object({ dragged: z.number().int().nonnegative() }),
  },
  /** A small JPEG that the page drew of a result; main keeps it for the next time. */
  'thumbnails.put': {
    input: z.object({
      taskId: taskIdSchema,
      index: z.number().int().min(0).max(999),
      bytes: thumbnailBytesSchema,
    }),
    output: z.object({ kept: z.boolean() }),
  },
  'key.enter': { input: nothing, output: nothing },
  'key.take-from-clipboard': { input: nothing, output: nothing },
  /** Asks the keychain once more to keep the key that is held in memory. */
  'key.store-again': { input: nothing, output: nothing },
  'key.forget': { input: nothing, output: nothing },
  /** Opens a window of its own, as for the key. */
  'proxy.enter-password': { input: nothing, output: nothing },
  'proxy.forget-password': { input: nothing, output: nothing },
  'settings.change': {
    input: settingsSchema
      .omit({ folder: true, verifyingSinceMs: true, verifiedAtMs: true })
      .partial(),
    output: nothing,
  },
  /** Hashes every saved file again in the background. */
  'library.verify': { input: nothing, output: nothing },
  'library.stop': { input: nothing, output: nothing },
  /** Whether the system starts the app when the person logs in; done is false when it did not take that. */
  'login.set': { input: z.object({ isOn: z.boolean() }), output: z.object({ done: z.boolean() }) },
  /** Opens the system's folder dialog; the window never names a path itself. */
  'folder.choose': {
    input: nothing,
    output: z.object({ result: z.enum(['chosen', 'cancelled', 'not-writable']) }),
  },
  'folder.open': { input: nothing, output: nothing },
  'logs.open': { input: nothing, output: nothing },
  /** Does what mends the hold, as far as one button can. */
  'hold.mend': { input: z.object({ name: z.enum(holdNames) }), output: nothing },
  /** Puts a report for everybody's eyes into the clipboard; the window does not see it. */
  'report.copy': { input: nothing, output: nothing },
  'update.check': { input: nothing, output: nothing },
  'update.fetch': { input: nothing, output: nothing },
  /** Once nothing is being downloaded. */
  'update.restart': { input: nothing, output: nothing },
  'update.later': { input: nothing, output: nothing },
  'notice.dismiss': { input: z.object({ code: noticeCodeSchema }), output: nothing },
} as const;

/** Every message that main sends unasked. */
export const feeds = {
  /** What ended while the window was in front, and so was not told by the desktop. */
  announced: z.object({ text: z.string().max(1_000) }),
  patch: patchSchema,
  /** A menu outside the page, or a trouble that only the settings can mend, asks for one of the page's commands. */
  'command-wanted': z.object({ name: z.enum(commandNames) }),
  /** Something was pasted or dropped on the app from outside the window's own fields. */
  'paste-arrived': z.object({ added: z.number().int(), alreadyHere: z.number().int() }),
} as const;

export type RequestName = keyof typeof requests;
export type RequestInput<N extends RequestName> = z.infer<(typeof requests)[N]['input']>;
export type RequestOutput<N extends RequestName> = z.infer<(typeof requests)[N]['output']>;
export type FeedName = keyof typeof feeds;
export type FeedValue<N extends FeedName> = z.infer<(typeof feeds)[N]>;
export type Snapshot = z.infer<typeof snapshotSchema>;
export type Patch = z.infer<typeof patchSchema>;

/** How an answer crosses: errors are data with a code. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: 'unknown-request' | 'bad-input' | 'too-busy' | 'internal';
    };
