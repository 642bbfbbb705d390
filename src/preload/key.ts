import { contextBridge, ipcRenderer } from 'electron';

const keyChannel = 'dimilinks:key';

const argument = (name: string): string => {
  const prefix = `--dimilinks-${name}=`;
  return process.argv.find((text) => text.startsWith(prefix))?.slice(prefix.length) ?? '';
};

/** The key goes one way, into main; nothing comes back. */
contextBridge.exposeInMainWorld('dimilinksKey', {
  purpose: argument('purpose'),
  language: argument('language'),
  theme: argument('theme'),
  origin: argument('origin'),
  submit: (key: string): void => ipcRenderer.send(keyChannel, key),
  cancel: (): void => ipcRenderer.send(keyChannel, null),
});
