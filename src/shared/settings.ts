import { z } from 'zod';
import { baseUrlSchema, defaultBaseUrl } from './base-url';
import { defaultNameTemplate, nameTemplateSchema } from './name-template';
import { proxyUrlSchema } from './proxy-url';
import { subfolderRuleSchema } from './subfolders';

/** What a person can set; each field falls back alone, so that one bad value spoils no other. */
export const settingsSchema = z.object({
  baseUrl: baseUrlSchema,
  /** Where results go; null means the operating system's Videos folder + `/DimiLinks`. */
  folder: z.string().min(1).max(4_000).nullable(),
  subfolders: subfolderRuleSchema,
  nameTemplate: nameTemplateSchema,
  /** Whether a `.json` with what is known of it lies beside each file. */
  sidecars: z.boolean(),
  language: z.enum(['system', 'en', 'zh']),
  theme: z.enum(['system', 'light', 'dark']),
  parallelDownloads: z.number().int().min(1).max(8),
  /** Of all downloads together, in bytes per second; null means no limit. */
  speedLimit: z.number().int().min(10_000).max(1_000_000_000).nullable(),
  /** Active watching after which a task counts as not finished in time. */
  watchLimitMinutes: z.number().int().min(5).max(1_440),
  /** Of everything that is sent under one key. */
  requestsPerSecond: z.number().int().min(1).max(20),
  requestsInFlight: z.number().int().min(1).max(8),
  /** A person stopped everything; it stays so over restarts. */
  isPaused: z.boolean(),
  /** The way out: as the operating system says, straight, or through the proxy named below. */
  proxyMode: z.enum(['system', 'none', 'manual']),
  proxyUrl: proxyUrlSchema.nullable(),
  /** Its password is in the keychain. */
  proxyUser: z
    .string()
    .regex(/^[^\p{C}:]{1,200}$/u)
    .nullable(),
  /** What the window shows: every task as a row, or finished results as pictures. */
  view: z.enum(['list', 'grid']),
  notifyWhenSaved: z.boolean(),
  notifyWhenFailed: z.boolean(),
  notifyWhenTimedOut: z.boolean(),
  notifySound: z.boolean(),
  /** Closing the window leaves the work going, where a tray can bring the window back. */
  closeToTray: z.boolean(),
  /** Asks once a day whether there is a newer version of the app. */
  lookForUpdates: z.boolean(),
  /** The person was told once that the work goes on in the tray. */
  isTrayExplained: z.boolean(),
  /** When the verification that is under way was begun; it goes on after a restart. */
  verifyingSinceMs: z.number().nullable(),
  /** When all saved files were last verified. */
  verifiedAtMs: z.number().nullable(),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  baseUrl: defaultBaseUrl,
  folder: null,
  subfolders: 'none',
  nameTemplate: defaultNameTemplate,
  sidecars: false,
  language: 'system',
  theme: 'system',
  parallelDownloads: 3,
  speedLimit: null,
  watchLimitMinutes: 10,
  requestsPerSecond: 10,
  requestsInFlight: 6,
  isPaused: false,
  proxyMode: 'system',
  proxyUrl: null,
  proxyUser: null,
  view: 'list',
  notifyWhenSaved: true,
  notifyWhenFailed: true,
  notifyWhenTimedOut: true,
  notifySound: true,
  closeToTray: true,
  lookForUpdates: true,
  isTrayExplained: false,
  verifyingSinceMs: null,
  verifiedAtMs: null,
};

/** Reads stored settings, falling back field by field; `broken` names the fields that fell back. */
export function readSettings(stored: unknown): { settings: Settings; broken: string[] } {
  const broken: string[] = [];
  const isRecord = typeof stored === 'object' && stored !== null && !Array.isArray(stored);
  if (!isRecord) return { settings: defaultSettings, broken: ['all'] };
  const values: Record<string, unknown> = { ...defaultSettings };
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    if (!Object.hasOwn(stored, name)) continue;
    const parsed = schema.safeParse(Reflect.get(stored, name));
    if (parsed.success) values[name] = parsed.data;
    else broken.push(name);
  }
  return { settings: settingsSchema.parse(values), broken };
}
