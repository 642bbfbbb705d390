// Each of these runs in a page: it is sent there as text, so it must not use anything outside itself.

/** Waits until the rows are on the screen and the text box has taken a letter; answers with the wall time of that. */
export async function untilUsable(hasRows: boolean): Promise<number> {
  const painted = (): Promise<void> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        // The frame that was asked for is drawn when a message sent within it arrives.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      });
    });
  const find = (id: string): HTMLElement | null =>
    document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
  while (find('paste-box') === null || (hasRows && find('task-row') === null)) await painted();
  await painted();
  const box = find('paste-box');
  if (!(box instanceof HTMLTextAreaElement)) throw new Error('there is no text box');
  box.focus();
  document.execCommand('insertText', false, 'v');
  await painted();
  if (box.value !== 'v') throw new Error('the text box took nothing');
  const atMs = performance.timeOrigin + performance.now();
  document.execCommand('delete');
  return atMs;
}

/** Scrolls down and up at a steady speed; answers with the milliseconds between frames. */
export async function scroll(pixelsPerSecond: number, forMs: number): Promise<number[]> {
  const all = [...document.querySelectorAll<HTMLElement>('*')];
  const scroller = all.reduce((tallest, each) =>
    each.scrollHeight - each.clientHeight > tallest.scrollHeight - tallest.clientHeight
      ? each
      : tallest,
  );
  const mostPixels = scroller.scrollHeight - scroller.clientHeight;
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const startMs = await frame();
  const frameMs: number[] = [];
  for (let beforeMs = startMs; beforeMs - startMs < forMs;) {
    const way = ((beforeMs - startMs) / 1_000) * pixelsPerSecond;
    const lap = way % (2 * mostPixels);
    scroller.scrollTop = lap < mostPixels ? lap : 2 * mostPixels - lap;
    const nowMs = await frame();
    frameMs.push(nowMs - beforeMs);
    beforeMs = nowMs;
  }
  return frameMs;
}

/** Adds tasks as the paste box does; answers once the list counts them all, with how long that took and how long it blocked the page. */
export async function paste(
  ids: readonly string[],
): Promise<{ listedAfterMs: number; pageBlockedMs: number }> {
  const startedAtMs = performance.now();
  // What a task blocks beyond the 50 ms that nobody feels: the field's "total blocking time".
  let pageBlockedMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) pageBlockedMs += duration - 50;
  });
  observer.observe({ type: 'longtask', buffered: false });
  const bridge = Reflect.get(window, 'dimilinks') as {
    request(name: string, input: unknown): Promise<unknown>;
  };
  await bridge.request('tasks.add', { ids });
  const count = (): number =>
    Number(document.querySelector('[data-testid="task-list"]')?.getAttribute('aria-rowcount') ?? 0);
  while (count() < ids.length) await new Promise((resolve) => requestAnimationFrame(resolve));
  const listedAfterMs = performance.now() - startedAtMs;
  // A task is reported once it has ended.
  await new Promise((resolve) => setTimeout(resolve, 500));
  observer.disconnect();
  return { listedAfterMs, pageBlockedMs };
}

/** What main tells a page that has just loaded: the snapshot, with the rows that follow it as patches. */
export async function snapshot(): Promise<unknown> {
  interface Told {
    readonly version: number;
    readonly tasks: readonly unknown[];
  }
  const bridge = Reflect.get(window, 'dimilinks') as {
    request(name: string, input: null): Promise<{ value: Told }>;
    onFeed(listener: (name: string, json: string) => void): () => void;
  };
  let latestAtMs = performance.now();
  let version = 0;
  const later: unknown[] = [];
  const stop = bridge.onFeed((name, json) => {
    if (name !== 'patch') return;
    const patch = JSON.parse(json) as { to: number; upserted: unknown[] };
    latestAtMs = performance.now();
    version = patch.to;
    later.push(...patch.upserted);
  });
  const { value } = await bridge.request('snapshot', null);
  while (performance.now() - latestAtMs < 1_000) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  stop();
  return { ...value, version: Math.max(version, value.version), tasks: [...value.tasks, ...later] };
}
