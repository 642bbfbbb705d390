import { app, type Session, type WebContents } from 'electron';
import { keyOrigin, pageOrigin } from './app-protocol';

/** Origins whose pages may be shown; everything else is refused. */
const ownOrigins: readonly string[] = [pageOrigin, keyOrigin];

/** Permissions that a page may use. None needs a reason to stay off. */
const allowedPermissions: readonly string[] = [];

/** Schemes that a page may load from; the network is not among them. Results come from `media:`. */
const allowedSchemes: readonly string[] = ['app:', 'media:', 'devtools:'];

/** Denies what no page of this app needs; counts for every web content there will ever be. */
export function guardEverything(developmentUrl: string | null): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, developmentUrl));
}

function guardContents(contents: WebContents, developmentUrl: string | null): void {
  const refuseForeign = (event: { preventDefault(): void; readonly url: string }): void => {
    if (!isOwn(event.url, developmentUrl)) event.preventDefault();
  };
  contents.on('will-navigate', refuseForeign);
  contents.on('will-frame-navigate', refuseForeign);
  contents.on('will-redirect', refuseForeign);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Denies permissions, downloads and the network in one session. */
export function guardSession(session: Session, developmentUrl: string | null): void {
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
}

function isLoadable(url: string, developmentUrl: string | null): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  if (allowedSchemes.includes(parsed.protocol)) return true;
  return developmentUrl !== null && parsed.host === new URL(developmentUrl).host;
}

function isOwn(url: string, developmentUrl: string | null): boolean {
  if (ownOrigins.some((origin) => url.startsWith(`${origin}/`))) return true;
  return developmentUrl !== null && url.startsWith(developmentUrl);
}
