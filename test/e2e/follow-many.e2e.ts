import { expect, test } from '@playwright/test';
import { Machine, paste, statesOf } from './app-under-test';

let machine: Machine;
test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

test('1,000 tasks are followed within the limit, in turn, and the window says how', async () => {
  const { gateway } = machine;
  const ids = Array.from({ length: 1_000 }, (_, at) => `video_${String(at).padStart(4, '0')}`);
  for (const id of ids) gateway.addTask(id, { stages: [{ status: 'processing', progress: 35 }] });
  const page = await machine.launch();
  await paste(page, ids.join(' '));
  await expect(page.getByTestId('pace')).toContainText(/1,000 tasks share \d+(\.\d+)? requests\/s/);
  await page.waitForTimeout(20_000);

  const looks = gateway.log.requests.filter(({ route }) => route === 'look');
  const firstMs = looks[0]?.atMs ?? 0;
  const lastMs = looks.at(-1)?.atMs ?? 0;
  const seconds = (lastMs - firstMs) / 1_000;
  expect(seconds).toBeGreaterThan(18);
  expect(looks.length).toBeLessThanOrEqual(seconds * 10 + 2);
  expect(looks.length).toBeGreaterThan(seconds * 7);
  for (const { atMs } of looks) {
    const within = looks.filter((look) => look.atMs >= atMs && look.atMs < atMs + 1_000);
    // A request may leave late and the next one in time.
    expect(within.length).toBeLessThanOrEqual(12);
  }
  // Nobody has a second look before everybody has had the first.
  expect(new Set(looks.map(({ id }) => id)).size).toBe(looks.length);
  const states = await statesOf(page);
  expect(states.size).toBe(1_000);
  expect(new Set(states.values())).toEqual(new Set(['watching']));
});

test('a network that goes and comes back, and a sleep, cost no task anything', async () => {
  const { gateway } = machine;
  for (const id of ['video_tide', 'video_petal']) {
    gateway.addTask(id, { clip: 'tide', stages: [{ status: 'processing', progress: 35 }] });
  }
  const page = await machine.launch({ ids: ['video_tide', 'video_petal'] });
  await expect(page.getByTestId('next-look').first()).toContainText(
    /next look in \d s|looking now/,
  );
  await gateway.closePorts();
  await expect(page.getByTestId('hold')).toHaveAttribute('data-hold', 'offline', {
    timeout: 20_000,
  });
  expect(new Set((await statesOf(page)).values())).toEqual(new Set(['watching']));
  await gateway.reopenPorts();
  await expect(page.getByTestId('hold')).toHaveCount(0, { timeout: 35_000 });

  // What the system says when the machine sleeps and wakes.
  await machine.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
  gateway.log.clear();
  await machine.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  await gateway.log.until(
    (log) => ['video_tide', 'video_petal'].every((id) => log.looksAt(id).length > 0),
    4_500,
  );
  expect(new Set((await statesOf(page)).values())).toEqual(new Set(['watching']));
});

test('the limit of watching and of requests can be set, and are kept', async () => {
  const page = await machine.launch();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByTestId('watch-limit').selectOption('1440');
  await page.getByTestId('requests-per-second').selectOption('2');
  await machine.quit();
  const again = await machine.launch();
  await again.getByRole('button', { name: 'Settings' }).click();
  await expect(again.getByTestId('watch-limit')).toHaveValue('1440');
  await expect(again.getByTestId('requests-per-second')).toHaveValue('2');
});
