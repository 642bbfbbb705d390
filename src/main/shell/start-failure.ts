import { app, dialog } from 'electron';
import type { Language } from '../../shared/words/catalogue';
import type { Words } from '../../shared/words/words-for';

/** The language of the system, as far as the app speaks it. */
export function systemLanguage(): Language {
  return app.getPreferredSystemLanguages()[0]?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Tells a person, before there is a window, why there will be none. */
export function showStartFailure(error: unknown, words: Words, logFolder: string): void {
  const reason = error instanceof Error ? error.message : String(error);
  const body = words('dialog.startFailed.body', { reason, folder: logFolder });
  dialog.showErrorBox(words('dialog.startFailed.title'), body);
}

/** Tells a person that the list was written by a newer version, which alone may open it. */
export function showNewerDatabase(words: Words): void {
  dialog.showErrorBox(words('dialog.databaseNewer.title'), words('dialog.databaseNewer.body'));
}
