import type { TaskRow, TaskState } from '../../../../shared/task';
import type { LanguageTools } from '../../language/language-context';

type Saved = Extract<TaskState, { name: 'saved' }>;
type Watching = Extract<TaskState, { name: 'watching' }>;

/** What a row's second line says. */
export function rowWords(row: TaskRow, tools: LanguageTools): string {
  const { words } = tools;
  const { state } = row;
  switch (state.name) {
    case 'watching':
      return watchingWords(state, tools);
    case 'downloading':
      return downloadingWords(row, tools);
    case 'checking':
      return words('state.checking');
    case 'saved':
      return savedWords(state, tools);
    case 'failed':
      return [
        words(`problem.${state.problem.code}.title`),
        withoutStop(state.problem.message ?? words(`problem.${state.problem.code}.what`)),
        words(`problem.${state.problem.code}.todo`),
      ].join(' · ');
    case 'timed-out':
      return words('state.timedOut');
    case 'not-found':
      return words('state.notFound');
    case 'paused':
      return words(state.from === 'download' ? 'state.pausedDownload' : 'state.pausedLook');
  }
}

/** A sentence that another part follows on the same line. */
const withoutStop = (sentence: string): string => sentence.trim().replace(/[.。]$/u, '');

function watchingWords(state: Watching, { words, formats }: LanguageTools): string {
  if (state.isUnclear) return words('state.unclear');
  const percent = state.progress === null ? null : formats.percent(state.progress);
  if (state.rawStatus !== null) {
    const status = state.rawStatus;
    return percent === null
      ? words('state.unknownStatus', { status })
      : words('state.unknownStatusPercent', { status, percent });
  }
  if (state.phase === 'waiting') return words('state.waiting');
  return percent === null
    ? words('state.generating')
    : words('state.generatingPercent', { percent });
}

function downloadingWords({ transfer }: TaskRow, { words, formats }: LanguageTools): string {
  if (transfer === null) return words('state.downloading');
  const { receivedBytes, totalBytes, bytesPerSecond } = transfer;
  const amount =
    totalBytes === null
      ? words('state.downloadingBytes', { received: formats.size(receivedBytes) })
      : words('state.downloadingOf', formats.part(receivedBytes, totalBytes));
  return bytesPerSecond === null ? amount : `${amount} · ${formats.speed(bytesPerSecond)}`;
}

function savedWords({ files, missingCount }: Saved, { words, formats }: LanguageTools): string {
  const size = formats.size(files.reduce((sum, file) => sum + file.bytes, 0));
  const [first] = files;
  const saved =
    files.length === 1 && first !== undefined
      ? words('state.saved', { name: first.name, size })
      : words('state.savedMany', { count: files.length, size });
  if (missingCount === 0) return saved;
  return `${saved} · ${words('state.savedMissing', { count: missingCount })}`;
}
