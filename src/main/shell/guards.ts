import { app, type Session, type WebContents } from 'electron';
import { keyOrigin, pageOrigin } from './app-protocol';
import { isDocument, type OwnDocument } from './own-frame';

// One table each for what a page may do; what a table does not name is refused. A new line needs a
// reason beside it and an attempt in test/security that shows how far it goes.

/** Navigation: each window shows one document and goes nowhere else. */
export function ownDocuments(
  developmentUrl: string | null,
): Readonly<Record<'page' | 'key', OwnDocument>> {
  const development = developmentUrl === null ? null : new URL(developmentUrl);
  return {
    page:
      development === null
        ? { origin: pageOrigin, path: '/index.html' }
        : { origin: development.origin, path: development.pathname },
    key: { origin: keyOrigin, path: '/key.html' },
  };
}

/** Permissions: none needs a reason to stay off. */
const allowedPermissions: readonly string[] = [];

/** Requests: the network is not among them, nor are files. */
const allowedSchemes: readonly string[] = [
  // The app's own pages.
  'app:',
  // Finished videos and images, by task and number.
  'media:',
  // Developer tools; a packaged app has none.
  'devtools:',
];

/** Windows that a page may open. */
const allowedWindows: readonly string[] = [];

/** Denies what no page of this app needs; counts for every web content there will ever be. */
export function guardEverything(developmentUrl: string | null): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, developmentUrl));
}

function guardContents(contents: WebContents, developmentUrl: string | null): void {
  const documents = Object.values(ownDocuments(developmentUrl));
  const refuseForeign = (event: { preventDefault(): void; readonly url: string }): void => {
    // Loading itself again is all that a window may do: the page must not turn into the key's window.
    const shown = documents.find((own) => isDocument(contents.getURL(), own));
    if (shown === undefined || !isDocument(event.url, shown)) event.preventDefault();
  };
  contents.on('will-navigate', refuseForeign);
  contents.on('will-frame-navigate', refuseForeign);
  contents.on('will-redirect', refuseForeign);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => ({
    action: allowedWindows.includes(url) ? 'allow' : 'deny',
  }));
  // A peer connection knows neither the policy nor the table of requests; over TCP, `noWayOut` ends it.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Must run before the app is ready: a page may not even have a name looked up. */
export function forbidNameLookups(): void {
  app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');
}

/**
 * Denies permissions, devices, downloads and the network in one session; a page may load only after it.
 * What goes past the table of requests, such as a relay for peer connections, is sent to a proxy that is not there.
 */
export async function guardSession(session: Session, developmentUrl: string | null): Promise<void> {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(allowedPermissions.includes(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) =>
    allowedPermissions.includes(permission),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !isLoadable(details.url, developmentUrl) }),
  );
  await session.setProxy(noWayOut(developmentUrl));
}

/** The port of "discard", where nobody listens; in development this machine itself stays reachable. */
const noWayOut = (developmentUrl: string | null): Electron.ProxyConfig => ({
  mode: 'fixed_servers',
  proxyRules: 'socks5://127.0.0.1:9',
  proxyBypassRules: developmentUrl === null ? '<-loopback>' : '',
});

function isLoadable(url: string, developmentUrl: string | null): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  if (allowedSchemes.includes(parsed.protocol)) return true;
  return developmentUrl !== null && parsed.host === new URL(developmentUrl).host;
}
