import { z } from 'zod';
import { isoOf } from '../../../shared/local-time';
import type { Log } from '../ports/log';
import { DropError, type FileDrop } from '../ports/file-drop';
import type { PartRecord, TaskRecord } from '../task-record';

/** What the settings and the clock add to what a task knows. */
export interface SidecarSource {
  readonly baseUrl: string;
  readonly savedAtMs: number;
}

/** Writes down beside each file of a task what it is and where it came from; never over another file. */
export async function writeSidecars(
  drop: FileDrop,
  record: TaskRecord,
  source: SidecarSource,
  log: Log,
): Promise<void> {
  for (const part of record.parts) {
    if (!part.isDone || part.finalName === null) continue;
    try {
      await writeSidecar(drop, part, part.finalName, sidecarOf(record, part, source));
    } catch (error) {
      // A full disk or a folder that is gone is waited for, as for the file itself.
      if (!(error instanceof DropError) || error.trouble !== 'cannot-write') throw error;
      log.warn('a sidecar file could not be written', { id: record.id, code: error.code });
    }
  }
}

const writtenSchema = z.object({ id: z.string(), sha256: z.string() });
type Sidecar = Readonly<Record<string, unknown>> & z.infer<typeof writtenSchema>;

async function writeSidecar(
  drop: FileDrop,
  { folder }: PartRecord,
  fileName: string,
  sidecar: Sidecar,
): Promise<void> {
  const text = `${JSON.stringify(sidecar, null, 2)}\n`;
  for (let count = 1; ; count += 1) {
    const name = `${fileName}${count === 1 ? '' : ` (${String(count)})`}.json`;
    if ((await drop.putText(folder, name, text)) === 'done') return;
    // A kill right behind it leaves it there, and this step is done again.
    if (saysSame(await drop.readText(folder, name), sidecar)) return;
  }
}

/** No key and no link is in it: a link is signed, which is as good as a key. */
function sidecarOf(
  { id, kind, addedAtMs }: TaskRecord,
  { finalName, bytes, sha256, mime }: PartRecord,
  { baseUrl, savedAtMs }: SidecarSource,
): Sidecar {
  const safeId = encodeURIComponent(id);
  const route = kind === 'image' ? `/tasks/${safeId}` : `/videos/${safeId}/content`;
  return {
    id,
    file: finalName,
    kind: kind ?? 'video',
    mime,
    bytes,
    sha256: sha256 ?? '',
    addedAt: isoOf(addedAtMs),
    savedAt: isoOf(savedAtMs),
    source: `${baseUrl}${route}`,
  };
}

function saysSame(text: string | null, sidecar: Sidecar): boolean {
  const written = writtenSchema.safeParse(parseJson(text ?? ''));
  return (
    written.success && written.data.id === sidecar.id && written.data.sha256 === sidecar.sha256
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
