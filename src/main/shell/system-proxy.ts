import { session } from 'electron';
import type { SystemProxy } from '../core/ports/system-proxy';

/** The system's proxy settings as Chromium reads them: per address, scripts included. */
export const systemProxy: SystemProxy = {
  // Not a page's session: those have no way out.
  resolve: (url) => session.fromPartition('system-proxy', { cache: false }).resolveProxy(url),
};
