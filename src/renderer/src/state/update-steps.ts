import type { RequestName } from '../../../shared/ipc-contract';
import type { UpdateStage } from '../../../shared/update';
import type { WordKey } from '../../../shared/words/catalogue';

type UpdateRequest = Extract<RequestName, `update.${string}`>;

interface UpdateStep {
  readonly request: UpdateRequest;
  readonly label: WordKey;
}

/** What the person can do next on the way to a newer version. */
export function nextStep({ name }: UpdateStage): UpdateStep | null {
  switch (name) {
    case 'found':
      return { request: 'update.fetch', label: 'update.download' };
    case 'ready':
      return { request: 'update.restart', label: 'update.restart' };
    case 'failed':
      return { request: 'update.check', label: 'update.tryAgain' };
    case 'idle':
    case 'checking':
    case 'current':
    case 'off':
    case 'fetching':
    case 'waiting':
      return null;
  }
}

/** How the person puts it off; null where there is nothing to put off. */
export function wayOut({ name }: UpdateStage): WordKey | null {
  if (name === 'waiting') return 'update.dontRestart';
  return name === 'found' || name === 'ready' ? 'update.later' : null;
}
