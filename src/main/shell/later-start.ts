import { z } from 'zod';
import { taskIdSchema } from '../../shared/task-id';
import { longestLink } from './add-link';
import { wishes } from './command-line';

const laterStartSchema = z.object({
  ids: z.array(taskIdSchema).max(10_000),
  links: z.array(z.string().max(longestLink)).max(20),
  wish: z.enum(wishes).nullable(),
});

export interface LaterStartParts {
  readonly showApp: () => void;
  readonly openFolder: () => void;
  readonly openLogs: () => void;
  readonly add: (ids: readonly string[]) => Promise<void>;
  readonly openLink: (link: string) => Promise<void>;
}

/** Does what a start asks for while the app runs already; the other process is not trusted. */
export function laterStart(data: unknown, parts: LaterStartParts): void {
  const parsed = laterStartSchema.safeParse(data);
  const wish = parsed.data?.wish ?? null;
  if (wish === null) parts.showApp();
  if (wish === 'folder') parts.openFolder();
  if (wish === 'logs') parts.openLogs();
  if (!parsed.success) return;
  void parts.add(parsed.data.ids);
  for (const link of parsed.data.links) void parts.openLink(link);
}
