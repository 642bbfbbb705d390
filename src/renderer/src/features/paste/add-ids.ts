import { mostIdsPerRequest } from '../../../../shared/request-limits';
import type { Client } from '../../bridge/client';

/** Adds any number of IDs; null when main did not take all of them. */
export async function addIds(client: Client, ids: readonly string[]): Promise<number | null> {
  let added = 0;
  // The list shows the latest batch on top, so the first part of a text is sent last.
  const batches: (readonly string[])[] = [];
  for (let start = 0; start < ids.length; start += mostIdsPerRequest) {
    batches.unshift(ids.slice(start, start + mostIdsPerRequest));
  }
  for (const batch of batches) {
    const answer = await client.request('tasks.add', { ids: [...batch] });
    if (!answer.ok) return null;
    added += answer.value.added;
  }
  return added;
}
