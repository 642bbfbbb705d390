import { app } from 'electron';
import { ownAppImage } from '../core/update/own-app-image';

/** Quits and starts again. An AppImage is mounted anew by its file; what it is mounted at goes away with this process. */
export function startAgain(): void {
  const file = ownAppImage(process.env, process.execPath);
  app.relaunch(file === null ? {} : { execPath: file });
  app.quit();
}
