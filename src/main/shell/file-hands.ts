import { clipboard, shell } from 'electron';
import { join } from 'node:path';
import type { FileHands } from '../core/task-desk';
import { copyFiles } from './copy-files';

/** The desktop's own ways with a finished file. */
export const desktopHands: FileHands = {
  async open(path) {
    return (await shell.openPath(path)) === '';
  },
  showInFolder: (path) => shell.showItemInFolder(path),
  trash: (path) =>
    shell.trashItem(path).then(
      () => true,
      () => false,
    ),
  copyText: (text) => void clipboard.writeText(text),
  copyFiles,
  pathOf: join,
};
