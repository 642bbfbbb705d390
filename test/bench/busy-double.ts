import { startGateway } from '../gateway/gateway';

/** What the double's log says of the looks. */
export interface LookFigures {
  readonly requests: number;
  readonly mostInOneSecond: number;
  readonly tasks: number;
  /** Between two looks at the same task. */
  readonly shortestGapMs: number | null;
  readonly longestGapMs: number | null;
}

/** A double with many tasks that are never ready, whose progress moves with each look. */
export async function startBusyDouble(taskCount: number) {
  const gateway = await startGateway({ key: 'the-key-of-the-benchmark' });
  const stages = Array.from({ length: 100 }, (_, progress) => ({
    ...{ status: 'processing', progress, forLooks: 1 },
  }));
  for (let at = 0; at < taskCount; at += 1) {
    gateway.addTask(`video_${at}`, { finalStatus: 'processing', stages });
  }
  return {
    baseUrl: gateway.baseUrl,
    figures: (): LookFigures => figuresOf(gateway.log.requests),
    close: () => gateway.close(),
  };
}

function figuresOf(requests: readonly { atMs: number; id?: string; route: string }[]): LookFigures {
  const looks = requests.filter(({ route }) => route === 'look');
  let mostInOneSecond = 0;
  let from = 0;
  const gaps: number[] = [];
  const lastMs = new Map<string, number>();
  for (const [at, { atMs, id = '' }] of looks.entries()) {
    while ((looks[from]?.atMs ?? atMs) <= atMs - 1_000) from += 1;
    mostInOneSecond = Math.max(mostInOneSecond, at - from + 1);
    const before = lastMs.get(id);
    if (before !== undefined) gaps.push(atMs - before);
    lastMs.set(id, atMs);
  }
  return {
    requests: looks.length,
    mostInOneSecond,
    tasks: lastMs.size,
    shortestGapMs: gaps.length === 0 ? null : Math.min(...gaps),
    longestGapMs: gaps.length === 0 ? null : Math.max(...gaps),
  };
}
