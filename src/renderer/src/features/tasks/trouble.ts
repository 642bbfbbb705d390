import type { AppView } from '../../../../shared/app-view';
import type { TaskRow, TaskState } from '../../../../shared/task';
import type { LanguageTools } from '../../language/language-context';
import { foundFacts, foundTrouble } from './found-trouble';
import type { Trouble } from './trouble-text';
import { closingFacts, knownFacts, type Fact } from '../../language/report';

type Troubled = Extract<TaskState, { name: 'failed' | 'timed-out' | 'not-found' }>;

const isTroubled = (state: TaskState): state is Troubled =>
  state.name === 'failed' || state.name === 'timed-out' || state.name === 'not-found';

/** Whether there is more to tell than the row says. */
export const hasDetails = ({ state, findings }: TaskRow): boolean =>
  isTroubled(state) || (state.name === 'saved' && findings.length > 0);

const codeOf = (state: Troubled) => (state.name === 'failed' ? state.problem.code : state.name);

export function troubleOf(state: Troubled, { words }: LanguageTools): Trouble {
  const code = codeOf(state);
  return {
    title: words(`problem.${code}.title`),
    what: words(`problem.${code}.what`),
    todo: words(`problem.${code}.todo`),
  };
}

/** Everything known of it, as a person would report it; empty when there is no trouble. */
export function troubleFacts(
  row: TaskRow,
  app: AppView,
  atMs: number,
  tools: LanguageTools,
): readonly Fact[] {
  if (!hasDetails(row)) return [];
  const { words, formats } = tools;
  const { id, state, addedAtMs } = row;
  const problem = state.name === 'failed' ? state.problem : null;
  const { title, what, todo } = isTroubled(state)
    ? troubleOf(state, tools)
    : foundTrouble(row.findings, tools);
  return [
    ...knownFacts([
      { label: words('details.title'), text: title },
      { label: words('details.what'), text: what },
      { label: words('details.message'), text: problem?.message ?? null },
      { label: words('details.todo'), text: todo },
      { label: words('details.task'), text: id },
      { label: words('details.code'), text: isTroubled(state) ? codeOf(state) : null },
      ...foundFacts(row, tools),
      { label: words('details.detail'), text: problem?.detail ?? null },
      { label: words('details.added'), text: formats.exactMoment(addedAtMs) },
    ]),
    ...closingFacts(app, atMs, tools),
  ];
}
