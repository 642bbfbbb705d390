import type { SavedFile } from '../../shared/task';
import type { FileFinding } from '../../shared/verification';
import type { PartRecord, TaskRecord } from './task-record';

/** What the latest verification found of a task's files. */
export const findingsOf = ({ verification }: TaskRecord): readonly FileFinding[] =>
  verification?.findings ?? [];

/** Whether the file that came of a part was found not to be as it was saved. */
export function isSpoiled(record: TaskRecord, part: PartRecord): boolean {
  return findingsOf(record).some(({ index }) => isFileOf(part, savedFile(record, index)));
}

/** A saved task's files and parts, with what was found in place of what was saved; null when there is nothing that could be taken. */
export function acceptFound(
  record: TaskRecord,
): { readonly files: SavedFile[]; readonly parts: PartRecord[] } | null {
  const { state } = record;
  const findings = findingsOf(record);
  if (state.name !== 'saved' || findings.length === 0) return null;
  if (findings.some(({ what }) => what !== 'changed')) return null;
  const foundAt = (place: number): { bytes: number; sha256: string } | null => {
    const finding = findings.find(({ index }) => index === place);
    return finding?.what === 'changed' ? { bytes: finding.bytes, sha256: finding.sha256 } : null;
  };
  return {
    files: state.files.map((file, index) => ({ ...file, ...foundAt(index) })),
    parts: record.parts.map((part) => {
      const index = state.files.findIndex((file) => isFileOf(part, file));
      return index < 0 ? part : { ...part, ...foundAt(index) };
    }),
  };
}

const savedFile = ({ state }: TaskRecord, index: number): SavedFile | undefined =>
  state.name === 'saved' ? state.files[index] : undefined;

const isFileOf = (part: PartRecord, file: SavedFile | undefined): boolean =>
  file !== undefined && part.finalName === file.name && part.folder === file.folder;
