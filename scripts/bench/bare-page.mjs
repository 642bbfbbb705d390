// @ts-check

/**
 * The page of a bare window: a text box, and as many plain lines of 64 pixels as wanted.
 *
 * @param {number} lines
 */
export function barePage(lines) {
  const all = Array.from(
    { length: lines },
    (_, at) => `<p data-testid="task-row" style="height: 64px; margin: 0">Line ${at}</p>`,
  );
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><title>Bare window</title></head>',
    `<body><textarea data-testid="paste-box"></textarea>${all.join('')}</body></html>`,
  ].join('');
}
