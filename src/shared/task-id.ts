import { z } from 'zod';

/** Longest task ID that is accepted, in characters; the longest met in the field has 170. */
export const longestTaskId = 190;

/** Why a text cannot be a task ID. */
export type TaskIdRefusal = 'too-long' | 'not-an-id' | 'looks-like-a-path' | 'looks-like-a-key';

// Base64 and its URL-safe sister, plus the separators that gateways put between their parts.
const idCharacters = /^[A-Za-z0-9][A-Za-z0-9_\-+/=:.~]*$/;

/** Says why a text cannot be a task ID, or null when it can. */
export function refusalOf(text: string): TaskIdRefusal | null {
  // A key that was pasted by mistake must not travel in a URL or be stored in the list.
  if (/^(sk|pk|rk)-/i.test(text) || /^bearer$/i.test(text)) return 'looks-like-a-key';
  if (text.split('/').some((segment) => segment === '.' || segment === '..')) {
    return 'looks-like-a-path';
  }
  if (/^[/\\~]|^[A-Za-z]:[\\/]/.test(text)) return 'looks-like-a-path';
  if (!idCharacters.test(text) || text.length < 3) return 'not-an-id';
  if (text.length > longestTaskId) return 'too-long';
  return null;
}

/** A task ID that may be sent to the gateway. */
export const taskIdSchema = z
  .string()
  .min(3)
  .max(longestTaskId)
  .refine((text) => refusalOf(text) === null);
