import type { Words } from '../../../../shared/words/words-for';
import type { PasteSummary } from './paste-summary';

/** The parts of the preview, such as `7 IDs`, `2 already here`, `1 line not understood`. */
export function summaryWords(summary: PasteSummary, words: Words): readonly string[] {
  if (summary.foundCount === 0 && summary.refused.length === 0) {
    return summary.hasKey ? [] : [words('paste.nothingFound')];
  }
  const parts = [words('paste.found', { count: summary.foundCount })];
  if (summary.alreadyHereCount > 0) {
    parts.push(words('paste.alreadyHere', { count: summary.alreadyHereCount }));
  }
  if (summary.repeatCount > 0) {
    parts.push(words('paste.repeated', { count: summary.repeatCount }));
  }
  if (summary.refused.length > 0) {
    parts.push(words('paste.refused', { count: summary.refused.length }));
  }
  if (summary.linesNotUnderstood > 0) {
    parts.push(words('paste.notUnderstood', { count: summary.linesNotUnderstood }));
  }
  return parts;
}
