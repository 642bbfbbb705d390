import { z } from 'zod';
import { dayOf, monthOf } from './local-time';

/** Into which folder of the folder a result goes. */
export const subfolderRuleSchema = z.enum(['none', 'day', 'month']);
export type SubfolderRule = z.infer<typeof subfolderRuleSchema>;

/** The subfolder for a task that was added then; null for none. */
export function subfolderFor(rule: SubfolderRule, addedAtMs: number): string | null {
  if (rule === 'none') return null;
  return rule === 'day' ? dayOf(addedAtMs) : monthOf(addedAtMs);
}
