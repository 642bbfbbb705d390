import './zod-without-eval';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { createClient } from './bridge/client';
import { createBrowseStore } from './state/browse-store';
import { createCommandBoard } from './state/command-board';
import { createListStore } from './state/list-store';
import { PageContext } from './state/page-context';
import { thumbnailMaker } from './bridge/make-thumbnail';
import { createPreviewStore } from './state/preview-store';
import { createThumbnailQueue } from './state/thumbnail-queue';
import { createToastStore } from './state/toast-store';
import './styles/tokens.css';
import './styles/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const client = createClient(window.dimilinks);
const page = {
  client,
  store: createListStore(client),
  toasts: createToastStore(),
  preview: createPreviewStore(),
  browse: createBrowseStore(),
  commands: createCommandBoard(),
  thumbnails: createThumbnailQueue(thumbnailMaker(client)),
};

createRoot(root).render(
  <StrictMode>
    <PageContext value={page}>
      <App />
    </PageContext>
  </StrictMode>,
);
