import { useEffect, useState, type ReactElement } from 'react';
import { HoldBanner } from '../features/hold/hold-banner';
import { KeyPanel } from '../features/key/key-panel';
import { PasteBox } from '../features/paste/paste-box';
import { Player } from '../features/player/player';
import { SettingsPanel } from '../features/settings/settings-panel';
import { TasksPanel } from '../features/tasks/tasks-panel';
import { useList, usePage } from '../state/page-context';
import { LiveRegion } from './live-region';
import { NoticeBar } from './notice-bar';
import { PageHeader } from './page-header';
import { PageToasts } from './page-toasts';
import { useArrivals } from './use-arrivals';
import { UpdateBar } from './update-bar';
import { Welcome } from './welcome';
import './main-page.css';

export function MainPage(): ReactElement {
  const [isSettingsOpen, setSettingsOpen] = useState(false);
  const isFirstStart = useList(
    ({ order, app }) => order.length === 0 && app.holds.some((hold) => hold.name === 'no-key'),
  );
  const { client } = usePage();
  useArrivals();
  useEffect(() => client.on('settings-wanted', () => setSettingsOpen(true)), [client]);
  return (
    <div className="main-page">
      <PageHeader onOpenSettings={() => setSettingsOpen(true)} />
      <main>
        <UpdateBar />
        <NoticeBar />
        <PasteBox />
        {isFirstStart ? (
          <Welcome />
        ) : (
          <>
            <HoldBanner />
            <TasksPanel />
          </>
        )}
      </main>
      <Player />
      <PageToasts />
      <LiveRegion />
      {isSettingsOpen && (
        <SettingsPanel keyPanel={<KeyPanel />} onClose={() => setSettingsOpen(false)} />
      )}
    </div>
  );
}
