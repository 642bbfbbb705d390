import type { Words } from '../../shared/words/words-for';
import type { Announcement } from '../core/announcer';

export interface Spoken {
  readonly title: string;
  readonly body: string;
}

const mostNames = 3;

/** What a notification says; null when there is nothing to say. */
export function wordsOf(announcement: Announcement, words: Words): Spoken | null {
  const { saved, failed } = announcement;
  if (saved.length > 0 && failed.length > 0) {
    const counts = { saved: saved.length, failed: failed.length };
    return { title: words('notify.mixedTitle', counts), body: words('notify.mixedBody') };
  }
  const [file] = saved;
  if (file !== undefined && saved.length === 1) {
    const title = words('notify.savedTitle', { name: file.name });
    return { title, body: words('notify.savedBody', { folder: file.folder }) };
  }
  if (saved.length > 1) {
    const title = words('notify.savedManyTitle', { count: saved.length });
    return {
      title,
      body: namesOf(
        saved.map(({ name }) => name),
        words,
      ),
    };
  }
  const [task] = failed;
  if (task !== undefined && failed.length === 1) return failureWords(task, words);
  if (failed.length > 1) {
    const title = words('notify.failedManyTitle', { count: failed.length });
    return {
      title,
      body: namesOf(
        failed.map(({ taskId }) => taskId),
        words,
      ),
    };
  }
  return null;
}

function failureWords({ taskId, state }: Announcement['failed'][number], words: Words): Spoken {
  if (state.name !== 'failed') {
    const title = words('notify.timedOutTitle', { id: taskId });
    return { title, body: words('notify.timedOutBody') };
  }
  const { code, message } = state.problem;
  const what = message ?? words(`problem.${code}.what`);
  const todo = words(`problem.${code}.todo`);
  return {
    title: words('notify.failedTitle', { id: taskId }),
    body: words('notify.failedBody', { what, todo }),
  };
}

function namesOf(names: readonly string[], words: Words): string {
  const first = names.slice(0, mostNames).join(', ');
  const count = names.length - mostNames;
  if (count <= 0) return words('notify.names', { names: first });
  return words('notify.namesAndMore', { names: first, count });
}
