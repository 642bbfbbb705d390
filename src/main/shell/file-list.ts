import { pathToFileURL } from 'node:url';

/** A list of files as one system's programs expect it on the clipboard. */
export interface FileList {
  readonly format: string;
  readonly content: string;
}

/** What Linux and macOS put on the clipboard for copied files, the most understood first; Windows wants more than bytes. */
export function fileListFor(
  platform: 'linux' | 'darwin',
  paths: readonly string[],
): readonly [FileList, ...FileList[]] {
  if (platform === 'linux') {
    const urls = paths.map((path) => pathToFileURL(path).href);
    return [
      // RFC 2483: one address a line, each line ended.
      { format: 'text/uri-list', content: urls.map((url) => `${url}\r\n`).join('') },
      { format: 'x-special/gnome-copied-files', content: ['copy', ...urls].join('\n') },
    ];
  }
  const entries = paths.map((path) => `<string>${escaped(path)}</string>`);
  return [
    {
      format: 'NSFilenamesPboardType',
      content: `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist version="1.0"><array>${entries.join('')}</array></plist>`,
    },
  ];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
