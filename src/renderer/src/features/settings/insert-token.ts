import type { NameToken } from '../../../../shared/name-template';

/** Puts a token where the cursor is, in the place of what is selected; with a space where two would touch. */
export function insertToken(
  template: string,
  token: NameToken,
  selectionStart: number | null,
  selectionEnd: number | null,
): { readonly template: string; readonly cursor: number } {
  const start = selectionStart ?? template.length;
  const before = template.slice(0, start);
  const after = template.slice(selectionEnd ?? start);
  const inserted = `${before.endsWith('}') ? ' ' : ''}{${token}}${after.startsWith('{') ? ' ' : ''}`;
  return { template: before + inserted + after, cursor: start + inserted.length };
}
