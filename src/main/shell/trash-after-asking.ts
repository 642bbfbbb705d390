import { sizesFor } from '../../shared/sizes';
import type { Words } from '../../shared/words/words-for';
import type { TaskDesk } from '../core/task-desk';
import { askPerson } from './ask-person';
import type { PageWindow } from './page-window';

interface Parts {
  readonly desk: TaskDesk;
  readonly page: PageWindow;
  readonly words: () => Words;
  readonly language: () => 'en' | 'zh';
}

export interface Trashed {
  readonly isCancelled: boolean;
  readonly removed: number;
  readonly keptFiles: number;
}

const cancelled: Trashed = { isCancelled: true, removed: 0, keptFiles: 0 };

/** Says how many files of what size would go, and moves them to the trash only when the person agrees. Main asks, so that no page can delete by itself. */
export async function trashAfterAsking(parts: Parts, ids: readonly string[]): Promise<Trashed> {
  const words = parts.words();
  const files = parts.desk.savedFiles(ids);
  if (files.length > 0) {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const isAgreed = await askPerson(parts.page.browserWindow, {
      title: words('trash.title', { count: files.length }),
      body: words('trash.body', {
        size: sizesFor(parts.language())(bytes),
        folder: files[0]?.folder ?? '',
      }),
      yes: words('trash.button'),
      no: words('dialog.cancel'),
    });
    if (!isAgreed) return cancelled;
  }
  return { isCancelled: false, ...(await parts.desk.trash(ids)) };
}
