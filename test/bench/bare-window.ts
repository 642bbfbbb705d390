import { app, BrowserWindow } from 'electron';
import { serveWindow } from './serve-window';

// The least that an Electron app can be: one window as large as the app's, one page, no script.
const { file } = serveWindow();
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1080, height: 720, show: false });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(file);
});
