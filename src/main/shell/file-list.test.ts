import { describe, expect, it } from 'vitest';
import { fileListFor } from './file-list';

describe('copied files', () => {
  it.skipIf(process.platform === 'win32')('are addresses on Linux, one a line', () => {
    expect(fileListFor('linux', ['/v/a b#1.mp4', '/v/视频.mp4'])).toEqual([
      {
        format: 'text/uri-list',
        content: 'file:///v/a%20b%231.mp4\r\nfile:///v/%E8%A7%86%E9%A2%91.mp4\r\n',
      },
      {
        format: 'x-special/gnome-copied-files',
        content: 'copy\nfile:///v/a%20b%231.mp4\nfile:///v/%E8%A7%86%E9%A2%91.mp4',
      },
    ]);
  });

  it('are a property list on macOS, whatever their names hold', () => {
    const [{ format, content }] = fileListFor('darwin', ['/v/a&b<c>.mp4', '/v/视频.mp4']);
    expect(format).toBe('NSFilenamesPboardType');
    expect(content).toContain(
      '<array><string>/v/a&amp;b&lt;c&gt;.mp4</string><string>/v/视频.mp4</string></array>',
    );
  });
});
