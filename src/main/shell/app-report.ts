import { app } from 'electron';
import { homedir } from 'node:os';
import { publicReport } from '../core/public-report';
import type { TaskBook } from '../core/task-book';
import type { ViewFeed } from '../core/view-feed';

/** How many of the log's latest lines a report holds. */
const reportedLines = 200;

export interface AppReportParts {
  readonly feed: Pick<ViewFeed, 'appView'>;
  readonly book: Pick<TaskBook, 'all'>;
  readonly clean: (text: string) => string;
  readonly latestLines: (count: number) => Promise<readonly string[]>;
}

/** What happened lately, on which system, as a text that can be posted where anybody reads it. */
export async function appReport(parts: AppReportParts): Promise<string> {
  const { feed, book, clean } = parts;
  const surroundings = {
    app: app.getVersion(),
    electron: process.versions.electron,
    chrome: process.versions.chrome,
    system: `${process.platform} ${process.arch} ${process.getSystemVersion()}`,
  };
  const facts = { surroundings, clean, app: feed.appView(), tasks: book.all(), home: homedir() };
  return publicReport({ ...facts, log: await parts.latestLines(reportedLines) });
}
