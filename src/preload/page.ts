import { contextBridge, ipcRenderer } from 'electron';

// Kept as text here: the contract itself brings the schemas along, which this bundle must not carry.
const requestChannel = 'dimilinks:request';
const feedChannel = 'dimilinks:feed';

/** Two pipes and no vocabulary: what may pass is decided, and parsed, in main. */
contextBridge.exposeInMainWorld('dimilinks', {
  request: (name: string, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(requestChannel, name, input),
  onFeed: (listener: (name: string, json: string) => void): (() => void) => {
    const hear = (_event: unknown, name: string, json: string): void => listener(name, json);
    ipcRenderer.on(feedChannel, hear);
    return () => ipcRenderer.off(feedChannel, hear);
  },
});
