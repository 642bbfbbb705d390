import { basename } from 'node:path';
import { Session } from 'node:inspector/promises';

export interface ProfileLine {
  /** A function and its file, or what V8 says in brackets, such as `(idle)`. */
  readonly name: string;
  readonly selfMs: number;
}

/** Watches the main thread's JavaScript; the function returned ends that and says where the time went, most first. */
export async function startCpuProfile(): Promise<() => Promise<ProfileLine[]>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    const names = new Map(
      profile.nodes.map(({ id, callFrame: { functionName, url } }) => {
        const name = functionName === '' ? '(anonymous)' : functionName;
        return [id, url === '' ? name : `${name}, ${basename(url)}`];
      }),
    );
    const selfMs = new Map<string, number>();
    for (const [at, id] of (profile.samples ?? []).entries()) {
      const name = names.get(id) ?? '(unknown)';
      selfMs.set(name, (selfMs.get(name) ?? 0) + (profile.timeDeltas?.[at] ?? 0) / 1000);
    }
    return [...selfMs]
      .map(([name, ms]) => ({ name, selfMs: ms }))
      .sort((a, b) => b.selfMs - a.selfMs)
      .slice(0, 15);
  };
}
