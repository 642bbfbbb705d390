import type { TaskRow } from '../../../../shared/task';
import type { LanguageTools } from '../../language/language-context';
import type { Trouble } from './trouble-text';

/** What a person reads of saved files that are no longer what was saved. */
export function foundTrouble(findings: TaskRow['findings'], { words }: LanguageTools): Trouble {
  const what = findings.some((finding) => finding.what === 'unreadable') ? 'unreadable' : 'changed';
  return {
    title: words(`fileFinding.${what}Title`),
    what: words(`fileFinding.${what}What`),
    todo: words(`fileFinding.${what}Todo`),
  };
}

/** Each such file as it was, and as it is. */
export function foundFacts(
  { state, findings }: TaskRow,
  { words, formats }: LanguageTools,
): readonly { readonly label: string; readonly text: string | null }[] {
  if (state.name !== 'saved') return [];
  return findings.flatMap((finding) => {
    const file = state.files[finding.index];
    if (file === undefined) return [];
    const exact = (bytes: number): string =>
      words('fileFinding.bytes', { bytes: formats.number(bytes) });
    const saved = [
      { label: words('fileFinding.fileLabel'), text: file.name },
      { label: words('fileFinding.savedSha'), text: file.sha256 },
    ];
    if (finding.what === 'unreadable') {
      return [...saved, { label: words('details.code'), text: finding.code }];
    }
    const isSameSize = finding.bytes === file.bytes;
    return [
      ...saved,
      { label: words('fileFinding.nowSha'), text: finding.sha256 },
      { label: words('fileFinding.savedSize'), text: isSameSize ? null : exact(file.bytes) },
      { label: words('fileFinding.nowSize'), text: isSameSize ? null : exact(finding.bytes) },
    ];
  });
}
