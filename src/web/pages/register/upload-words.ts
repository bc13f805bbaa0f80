/** How far a list is, as tone and words. Pure and without imports of rooms at run time, so that components may use it. */
import type { Language } from '#platform/format.ts';
import type { UploadProgress, UploadStatus } from '#registry/index.ts';
import { uploadWords } from '#web/messages/register-uploads.ts';
import type { Tone } from '../../components/notice.tsx';

export function uploadTone(status: UploadStatus): Tone {
  if (status === 'committed') return 'good';
  if (status === 'checked' || status === 'waiting') return 'fair';
  return status === 'refused' || status === 'failed' ? 'poor' : 'none';
}

/** What a progress means, for a bar and in words. */
export function progressWords(progress: UploadProgress | null, language: Language): string {
  const words = uploadWords[language];
  if (progress === null) return '';
  const phase = progress.phase === 'reading' ? words.progressReading : words.progressMatching;
  const rows =
    progress.of === null ? words.progressRows(progress.rows) : words.progressOf(progress.rows, progress.of);
  return `${phase}: ${rows}`;
}
