import { pathToFileURL } from 'node:url';
import { serveWindow } from './serve-window';

// The built app as it is, watched from within its own process.
const { file } = serveWindow();
await import(pathToFileURL(file).href);
