/** What is asked of a frame that sent a message. */
export interface SenderFrame {
  readonly url: string;
  readonly origin: string;
  readonly parent: unknown;
}

/** The one document that a window shows. */
export interface OwnDocument {
  readonly origin: string;
  readonly path: string;
}

/** Whether a message comes from a window's main frame while it shows the app's own document. */
export function isOwnFrame<F extends SenderFrame>(
  frame: F | null,
  mainFrame: F | undefined,
  document: OwnDocument,
): boolean {
  if (frame === null || frame !== mainFrame || frame.parent !== null) return false;
  return frame.origin === document.origin && isDocument(frame.url, document);
}

/** Whether an address is that of the document, whatever follows its path. */
export function isDocument(url: string, { origin, path }: OwnDocument): boolean {
  const [address = ''] = url.split(/[?#]/, 1);
  return address === origin + path;
}
