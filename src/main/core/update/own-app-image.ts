/**
 * The file of the AppImage that the running program lies in; null when it lies in none. An AppImage hands its
 * variables on to whatever is started from it, such as this app from a terminal that is one.
 */
export function ownAppImage(
  environment: Readonly<Record<string, string | undefined>>,
  executable: string,
): string | null {
  const file = environment['APPIMAGE'] ?? '';
  const mountedAt = (environment['APPDIR'] ?? '').replace(/\/+$/, '');
  const isInside = mountedAt !== '' && executable.startsWith(`${mountedAt}/`);
  return file.startsWith('/') && isInside ? file : null;
}
