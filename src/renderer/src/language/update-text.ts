import type { UpdateStage } from '../../../shared/update';
import type { Words } from '../../../shared/words/words-for';
import type { Formats } from './formats';

/** Says how far the app is on its way to a newer version; null when there is nothing to say. */
export function updateText(stage: UpdateStage, words: Words, formats: Formats): string | null {
  switch (stage.name) {
    case 'idle':
      return null;
    case 'checking':
    case 'current':
      return words(`update.${stage.name}`);
    case 'off':
      return words(`update.off.${stage.why}`);
    case 'found':
    case 'ready':
    case 'waiting':
      return words(`update.${stage.name}`, { version: stage.version });
    case 'fetching':
      return words('update.fetching', {
        version: stage.version,
        percent: formats.percent(stage.percent),
      });
    case 'failed':
      return words(`update.trouble.${stage.trouble}`);
  }
}
