import type { ResumePoint, Validator } from '../../core/ports/gateway';
import { encodingOf, typeOf, type AnswerHead } from './answer-body';

/** The headers that ask for the rest; none when there is no sure way to go on. */
export function resumeHeaders(resume: ResumePoint | null): Readonly<Record<string, string>> {
  if (resume === null || resume.offset <= 0) return {};
  const { etag, lastModified } = resume.validator;
  const validator = etag ?? lastModified;
  if (validator === null) return {};
  const last = resume.until === null ? '' : String(resume.until - 1);
  return { range: `bytes=${String(resume.offset)}-${last}`, 'if-range': validator };
}

/** What of an answer is strong enough to resume by; a weak ETag is not (RFC 9110, 13.1.5). */
export function validatorOf(answer: AnswerHead): Validator | null {
  if (encodingOf(answer) !== '') return null;
  const tag = answer.header('etag')?.trim() ?? '';
  const etag = /^"[^"]*"$/.test(tag) ? tag : null;
  const date = answer.header('last-modified')?.trim() ?? '';
  const lastModified = Number.isNaN(Date.parse(date)) ? null : date;
  return etag === null && lastModified === null ? null : { etag, lastModified };
}

export interface Stretch {
  readonly offset: number;
  /** Where the body ends in the file; null when nobody said. */
  readonly endsAt: number | null;
  readonly totalBytes: number | null;
  readonly validator: Validator | null;
}

/** Where a 200's body stands in the file. */
export function wholeOf(answer: AnswerHead): Stretch {
  const length = answer.header('content-length')?.trim() ?? '';
  const isPlain = encodingOf(answer) === '' && /^\d{1,15}$/.test(length);
  const totalBytes = isPlain ? Number(length) : null;
  return {
    offset: 0,
    endsAt: totalBytes,
    totalBytes,
    validator: validatorOf(answer),
  };
}

// Sixteen digits and more are past what a number holds exactly.
const contentRange = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/i;

/** Where a 206's body stands in the file; null when it does not fit to what is there already. */
export function restOf(answer: AnswerHead, resume: ResumePoint | null): Stretch | null {
  const range = contentRange.exec(answer.header('content-range')?.trim() ?? '');
  const isPacked = encodingOf(answer) !== '' || typeOf(answer) === 'multipart/byteranges';
  if (range === null || isPacked || resume === null) return null;
  const [start, last] = [Number(range[1]), Number(range[2])];
  const totalBytes = range[3] === '*' ? null : Number(range[3]);
  if (start !== resume.offset || last < start) return null;
  if (resume.until !== null && last >= resume.until) return null;
  // An asterisk leaves the total open; it does not say that it changed.
  const known = totalBytes ?? resume.totalBytes;
  if (known !== null && last >= known) return null;
  if (resume.totalBytes !== null && known !== resume.totalBytes) return null;
  const validator = validatorOf(answer);
  if (validator !== null && !isSame(resume.validator, validator)) return null;
  // Too weak to ask by, yet another one is another file all the same.
  const tag = /^W\/("[^"]*")$/.exec(answer.header('etag')?.trim() ?? '')?.[1] ?? null;
  if (resume.validator.etag !== null && tag !== null && tag !== resume.validator.etag) return null;
  return { offset: start, endsAt: last + 1, totalBytes, validator: validator ?? resume.validator };
}

function isSame(before: Validator, now: Validator): boolean {
  if (before.etag !== null && now.etag !== null) return before.etag === now.etag;
  if (before.lastModified === null || now.lastModified === null) return true;
  return before.lastModified === now.lastModified;
}
