import { expect, test } from '@playwright/test';
import { FixedDice } from '../fakes/fixed-dice';
import { Machine, statesOf } from '../e2e/app-under-test';

/** Raised by `npm run test:crash`; the few here keep the habit alive in every run. */
const killCount = Number(process.env['DIMILINKS_KILLS'] ?? 12);
const seed = Number(process.env['DIMILINKS_SEED'] ?? 20_260_101);
/** What a kill may cost in bytes fetched again: what was on its way, or waited for a write. */
const mostAgainPerKill = 1024 * 1024;

test(`${killCount} random kills lose no task, leave no wrong file and fetch little again`, async () => {
  test.setTimeout(120_000 + killCount * 8_000);
  console.log(`kills: ${killCount}, seed: ${seed} (DIMILINKS_KILLS, DIMILINKS_SEED)`);
  const dice = new FixedDice(seed);
  const machine = await Machine.start();
  try {
    const ids: string[] = [];
    let totalBytes = 0;
    let known = new Set<string>();
    const seen: Record<string, number> = {};
    for (let kill = 0; kill < killCount; kill += 1) {
      ids.push(addTask(machine, kill, dice));
      totalBytes += machine.gateway.served(ids.at(-1) ?? '').bytes;
      await machine.launchUnseen(ids.slice(-3));
      await pause(dice.between(400, 4_200));
      const states = await machine.peekStates();
      for (const name of states?.values() ?? []) seen[name] = (seen[name] ?? 0) + 1;
      await machine.kill();
      // What was in the list once is in the list for good.
      if (states !== null) {
        expect([...known].filter((id) => !states.has(id))).toEqual([]);
        known = new Set(states.keys());
      }
    }
    console.log(`states met at the kills: ${JSON.stringify(seen)}`);

    const page = await machine.launch({ ids });
    const unfinished = async (): Promise<string[]> =>
      [...(await statesOf(page))].filter(([, name]) => name !== 'saved').map(([id]) => id);
    await expect.poll(unfinished, { timeout: 100_000 }).toEqual([]);
    expect((await statesOf(page)).size).toBe(killCount);

    expect(await machine.files()).toEqual(ids.map((id) => `${id}.mp4`).sort());
    expect(await machine.parts()).toEqual([]);
    for (const id of ids) {
      expect(await machine.sha256(`${id}.mp4`), id).toBe(machine.gateway.served(id).sha256);
    }
    const sent = ids.reduce((sum, id) => sum + machine.gateway.log.bytesSent(id), 0);
    const again = sent - totalBytes;
    console.log(`fetched again: ${again} bytes over ${killCount} kills`);
    expect(again).toBeLessThanOrEqual(killCount * mostAgainPerKill);
  } finally {
    await machine.stop();
  }
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A mix: plain, slow, slow enough for several ranges, cut again and again, redirected, and of the newer generation. */
function addTask(machine: Machine, number: number, dice: FixedDice): string {
  const name = String(number).padStart(3, '0');
  const bytes = 300_000 + Math.floor(dice.between(0, 3_000_000));
  const stages = [{ status: 'processing', progress: 35, forMs: dice.between(0, 4_000) }];
  switch (number % 6) {
    case 0:
      machine.gateway
        .addTask(`video_slow${name}`, { clip: 'ember', bytes, stages })
        .content.throttledTo(1_000_000);
      return `video_slow${name}`;
    case 1:
      machine.gateway
        .addTask(`video_cut${name}`, { clip: 'tide', bytes, stages })
        .content.throttledTo(3_000_000)
        .cutsAfter(400_000);
      return `video_cut${name}`;
    case 2:
      machine.gateway
        .addTask(`video_cdn${name}`, { clip: 'petal', bytes, stages })
        .content.redirectsTo('cdn')
        .throttledTo(2_000_000);
      return `video_cdn${name}`;
    case 3:
      machine.gateway.addTask(`task_flat${name}`, {
        clip: 'aurora',
        bytes,
        stages,
        generation: 'flat',
      });
      return `task_flat${name}`;
    case 4:
      // Slow by connection and long enough for several ranges at a time.
      machine.gateway
        .addTask(`video_ranges${name}`, { clip: 'ember', bytes: bytes + 6_000_000, stages })
        .content.throttledTo(900_000);
      return `video_ranges${name}`;
    default:
      machine.gateway.addTask(`video_plain${name}`, { clip: 'tide', stages });
      return `video_plain${name}`;
  }
}
