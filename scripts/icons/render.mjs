// Runs inside Electron: draws one SVG in the sizes asked for and writes PNG files.
import { app, BrowserWindow } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';

const { svg, outputs } = JSON.parse(process.env['DIMILINKS_ICONS'] ?? '{}');
const source = Buffer.from(readFileSync(svg)).toString('base64');

// Not awaited at the top level: an ES module that waits for "ready" here waits for ever.
void app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false });
  await window.loadURL('about:blank');
  for (const { size, path } of outputs) {
    const drawing = `(async () => {
      const image = new Image();
      image.src = 'data:image/svg+xml;base64,${source}';
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: ${size}, height: ${size} });
      canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
      return canvas.toDataURL('image/png').split(',')[1];
    })()`;
    writeFileSync(path, Buffer.from(await window.webContents.executeJavaScript(drawing), 'base64'));
  }
  app.exit(0);
});
