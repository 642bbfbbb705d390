import { session } from 'electron';
import type { SystemProxy } from '../core/ports/system-proxy';

/** The system's proxy settings as Chromium reads them: per address, scripts included. */
export const systemProxy: SystemProxy = {
  resolve: (url) => session.defaultSession.resolveProxy(url),
};
