import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import trayPath from '../../../resources/tray/tray.png?asset';
import trayLargePath from '../../../resources/tray/tray@2x.png?asset';
import templatePath from '../../../resources/tray/trayTemplate.png?asset';
import templateLargePath from '../../../resources/tray/trayTemplate@2x.png?asset';
import type { Words } from '../../shared/words/words-for';
import type { WorkFigures } from '../core/work-summary';
import { trayLines } from './tray-words';

export interface TrayActs {
  readonly show: () => void;
  readonly setPaused: (isPaused: boolean) => void;
  readonly openFolder: () => void;
  readonly quit: () => void;
}

/** The icon beside the clock: what is going on, and the way back to the window. */
export class TrayIcon {
  private readonly tray = new Tray(trayImage());
  private shown = '';

  constructor(private readonly acts: TrayActs) {
    this.tray.on('click', () => acts.show());
  }

  update(figures: WorkFigures, words: Words): void {
    const lines = trayLines(figures, words);
    const text = [words('window.title'), ...lines].join('\n');
    if (text === this.shown) return;
    this.shown = text;
    this.tray.setToolTip(text);
    const { acts } = this;
    const pause = words(figures.isPaused ? 'list.resumeAll' : 'list.pauseAll');
    this.tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: words('tray.show'), click: () => acts.show() },
        { type: 'separator' },
        ...lines.map((label) => ({ label, enabled: false })),
        { type: 'separator' },
        { label: pause, click: () => acts.setPaused(!figures.isPaused) },
        { label: words('command.open-folder'), click: () => acts.openFolder() },
        { type: 'separator' },
        { label: words('menu.quit'), click: () => acts.quit() },
      ]),
    );
  }
}

function trayImage(): NativeImage {
  const isMac = process.platform === 'darwin';
  const image = nativeImage.createFromPath(isMac ? templatePath : trayPath);
  const large = nativeImage.createFromPath(isMac ? templateLargePath : trayLargePath);
  image.addRepresentation({ scaleFactor: 2, buffer: large.toPNG() });
  // macOS colours it as the menu bar needs.
  if (isMac) image.setTemplateImage(true);
  return image;
}
