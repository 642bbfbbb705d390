import { nameFromTemplate } from '../../../../shared/name-template';
import { subfolderFor, type SubfolderRule } from '../../../../shared/subfolders';

/** What a video that is pasted now would be called, by the rules that main uses. */
export function exampleName(
  template: string,
  rule: SubfolderRule,
  label: string,
  nowMs: number = Date.now(),
): string {
  const facts = { id: 'video_8f3a2c', label, addedAtMs: nowMs, number: 1, count: 1 };
  const name = `${nameFromTemplate(template, { ...facts, kind: 'video' })}.mp4`;
  const folder = subfolderFor(rule, nowMs);
  return folder === null ? name : `${folder}/${name}`;
}
