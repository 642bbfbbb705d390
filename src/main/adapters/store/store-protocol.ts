import { z } from 'zod';
import { taskRecordSchema } from '../../core/task-record';

const numbered = { number: z.number().int() };

/** The least of a request that an answer can be sent to. */
export const numberedSchema = z.object(numbered);

/** What main asks of the worker that holds the database. */
export const storeRequestSchema = z.discriminatedUnion('act', [
  z.object({ ...numbered, act: z.literal('open'), path: z.string().min(1) }),
  z.object({
    ...numbered,
    act: z.literal('commit'),
    put: z.array(taskRecordSchema),
    remove: z.array(z.string()),
  }),
  z.object({ ...numbered, act: z.literal('close') }),
]);

const failureSchema = z.discriminatedUnion('why', [
  z.object({ why: z.literal('newer'), foundVersion: z.number(), knownVersion: z.number() }),
  z.object({ why: z.literal('disk-full'), code: z.string() }),
  z.object({ why: z.literal('other'), detail: z.string() }),
]);

/** What the worker answers, under the number of the request. */
export const storeAnswerSchema = z.discriminatedUnion('kind', [
  /** The records on top of the list, before all others, and then all of them in slices; `opened` is said last. */
  z.object({ ...numbered, kind: z.enum(['top', 'slice']), json: z.string() }),
  z.object({
    ...numbered,
    kind: z.literal('opened'),
    unreadable: z.array(z.object({ id: z.string(), reason: z.string() })),
    setAsideAt: z.string().nullable(),
  }),
  z.object({ ...numbered, kind: z.literal('done') }),
  z.object({ ...numbered, kind: z.literal('failed'), failure: failureSchema }),
]);

export type StoreRequest = z.infer<typeof storeRequestSchema>;
export type StoreAnswer = z.infer<typeof storeAnswerSchema>;
export type StoreFailure = z.infer<typeof failureSchema>;
