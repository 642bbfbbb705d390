import type { AppView } from '../../../shared/app-view';
import type { LanguageTools } from './language-context';

/** One line of what a person would send on. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** The facts that have a text. */
export function knownFacts(
  facts: readonly { readonly label: string; readonly text: string | null }[],
): readonly Fact[] {
  return facts.flatMap(({ label, text }) => (text === null ? [] : [{ label, text }]));
}

/** What every report ends with: which app, and when. */
export function closingFacts(
  { versions }: AppView,
  atMs: number,
  { words, formats }: LanguageTools,
): readonly Fact[] {
  return [
    { label: words('details.version'), text: words('settings.versions', versions) },
    { label: words('details.time'), text: formats.exactMoment(atMs) },
  ];
}

export const reportText = (facts: readonly Fact[]): string =>
  facts.map(({ label, text }) => `${label}: ${text}`).join('\n');
