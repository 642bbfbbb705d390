import { z } from 'zod';

const numbered = {
  number: z.number().int(),
  service: z.string().min(1),
  account: z.string().min(1),
};

/** What main asks of the process that talks to the keychain. */
export const keychainRequestSchema = z.discriminatedUnion('act', [
  z.object({ ...numbered, act: z.literal('read') }),
  z.object({ ...numbered, act: z.literal('write'), key: z.string().min(1) }),
  z.object({ ...numbered, act: z.literal('forget') }),
]);

/** The answer under the request's number; `text` is the keychain's own error. */
export const keychainAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ number: z.number().int(), ok: z.literal(true), value: z.string().nullable() }),
  z.object({ number: z.number().int(), ok: z.literal(false), text: z.string() }),
]);

export type KeychainRequest = z.infer<typeof keychainRequestSchema>;
export type KeychainAnswer = z.infer<typeof keychainAnswerSchema>;
