import { dialog, type BrowserWindow } from 'electron';
import type { Words } from '../../shared/words/words-for';

export interface Question {
  readonly title: string;
  readonly body: string;
  readonly yes: string;
  readonly no: string;
}

/** Asks in a dialog of the system's own, which no page can press; doing nothing means no. */
export async function askPerson(
  window: BrowserWindow | null,
  { title, body, yes, no }: Question,
): Promise<boolean> {
  const options: Electron.MessageBoxOptions = {
    type: 'question',
    message: title,
    detail: body,
    buttons: [yes, no],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return response === 0;
}

/** The question before requests go to an address that no document of the service names. */
export const addressQuestion = (words: Words, url: string, origin: string): Question => ({
  title: words('ask.address.title'),
  body: words('ask.address.body', { url }),
  yes: words('ask.address.button', { host: origin }),
  no: words('dialog.cancel'),
});

/** The question before requests go through a proxy on another machine. */
export const proxyQuestion = (words: Words, proxy: string): Question => ({
  title: words('ask.proxy.title'),
  body: words('ask.proxy.body', { proxy }),
  yes: words('ask.proxy.button'),
  no: words('dialog.cancel'),
});

const namedIds = 5;

/** The question before a link's tasks are added. */
export function linkQuestion(words: Words, ids: readonly string[]): Question {
  const first = ids.slice(0, namedIds).join(', ');
  const count = ids.length - namedIds;
  const named = count > 0 ? words('ask.link.more', { ids: first, count }) : first;
  return {
    title: words('ask.link.title', { count: ids.length }),
    body: words('ask.link.body', { ids: named }),
    yes: words('ask.link.button'),
    no: words('dialog.cancel'),
  };
}
