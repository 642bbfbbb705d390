import { app } from 'electron';

/** Quits and starts again. An AppImage is mounted anew by its file; what it is mounted at goes away with this process. */
export function startAgain(): void {
  const file = process.env['APPIMAGE'];
  app.relaunch(file === undefined ? {} : { execPath: file });
  app.quit();
}
