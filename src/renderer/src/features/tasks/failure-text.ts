import type { TaskRow } from '../../../../shared/task';
import type { Words } from '../../../../shared/words/words-for';

export interface FailureFact {
  readonly label: string;
  readonly text: string;
}

/** What is known of a failure, as a person would report it; empty when the row has not failed. */
export function failureFacts({ id, state }: TaskRow, words: Words): readonly FailureFact[] {
  if (state.name !== 'failed') return [];
  const { code, message, detail } = state.problem;
  const facts = [
    { label: words('details.task'), text: id },
    { label: words('details.what'), text: words(`problem.${code}.what`) },
    { label: words('details.message'), text: message },
    { label: words('details.code'), text: detail === null ? code : `${code} (${detail})` },
    { label: words('details.todo'), text: words(`problem.${code}.todo`) },
  ];
  return facts.flatMap(({ label, text }) => (text === null ? [] : [{ label, text }]));
}

export const failureText = (facts: readonly FailureFact[]): string =>
  facts.map((fact) => `${fact.label}: ${fact.text}`).join('\n');
