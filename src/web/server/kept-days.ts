/**
 * Answers that hold for a day, kept by this process: what is asked of the map. It changes at midnight, and by an upgrade of the
 * program, which is another process.
 */
import type { IsoDate } from '#platform/postgres/db.ts';
import type { Services } from './services.ts';

/** @param most answers of a database that are kept; then all are asked again */
export function keepingByDay<Answer>(most: number) {
  const kept = new WeakMap<Services, Map<string, Promise<Answer>>>();
  return (services: Services, day: IsoDate, of: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const answers = kept.get(services) ?? new Map<string, Promise<Answer>>();
    kept.set(services, answers);
    const key = `${day} ${of}`;
    const known = answers.get(key);
    // It may have been asked in another request's transaction, and that one ended before it was answered.
    if (known) return known.catch(ask);
    if (answers.size >= most) answers.clear();
    const answer = ask();
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
