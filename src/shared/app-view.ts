import { z } from 'zod';
import { askingPaceSchema } from './asking-pace';
import { holdSchema } from './hold';
import { settingsSchema } from './settings';
import { updateViewSchema } from './update';
import { libraryCheckSchema } from './verification';

/** What the window may know of the key: never the key itself, not even in part. */
export const keyViewSchema = z.object({
  status: z.enum(['unknown', 'missing', 'checking', 'ready', 'rejected', 'locked']),
  storage: z.enum(['keychain', 'session', 'environment']).nullable(),
  savedAtMs: z.number().nullable(),
  /** Why the key is kept for this session only, or could not be taken. */
  trouble: z
    .enum([
      'no-keychain',
      'keychain-locked',
      'keychain-refused',
      'keychain-slow',
      'keychain-too-small',
      'bad-key',
      'clipboard-empty',
    ])
    .nullable(),
});

/** Where the manual proxy's password is: never the password itself. */
export const proxyPasswordSchema = z.enum(['unknown', 'missing', 'keychain', 'session']);

const plainNoticeSchema = z.object({
  code: z.enum([
    'settings-broken',
    'database-set-aside',
    'internal-error',
    'page-restarted',
    'stray-parts',
  ]),
  detail: z.string().max(500).nullable(),
});

/** Unfinished work went on after a run that was cut off. */
const recoveredNoticeSchema = z.object({
  code: z.literal('recovered'),
  downloads: z.number().int().nonnegative(),
  watched: z.number().int().nonnegative(),
});

/** Something the person should know once, such as settings that could not be read. */
export const noticeSchema = z.discriminatedUnion('code', [
  plainNoticeSchema,
  recoveredNoticeSchema,
]);

export const noticeCodeSchema = z.enum([...plainNoticeSchema.shape.code.options, 'recovered']);

/** Everything in the window that is not a row. */
export const appViewSchema = z.object({
  key: keyViewSchema,
  proxyPassword: proxyPasswordSchema,
  holds: z.array(holdSchema),
  settings: settingsSchema,
  /** The folder that results go to now, with `settings.folder` resolved. */
  folder: z.string(),
  /** The language the words are in. */
  language: z.enum(['en', 'zh']),
  pace: askingPaceSchema,
  notices: z.array(noticeSchema),
  libraryCheck: libraryCheckSchema,
  /** What the system says of the app outside its window. */
  background: z.object({ hasTray: z.boolean(), startsAtLogin: z.boolean() }),
  update: updateViewSchema,
  versions: z.object({ app: z.string(), electron: z.string() }),
});

export type KeyView = z.infer<typeof keyViewSchema>;
export type ProxyPasswordView = z.infer<typeof proxyPasswordSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type PlainNotice = z.infer<typeof plainNoticeSchema>;
export type AppView = z.infer<typeof appViewSchema>;
