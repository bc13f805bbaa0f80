/**
 * `hien-dien re-judge`: every stored observation judged again under this build's checks; interrupted, it goes on later.
 */
import { checks, defaultNorm, normByName, normNames } from '#measurement/index.ts';
import { type Rejudged, rejudge } from '#observatory/index.ts';
import { formatInteger, type Language } from '#platform/format.ts';
import { problem } from '#platform/problems.ts';
import { refreshTouched } from '#reporting/index.ts';
import type { Host } from '../host.ts';
import { type Given, optionOf } from './given.ts';
import { readMailRule } from './mail-rule.ts';
import { withDatabase } from './with-database.ts';

export function reJudge(given: Given, host: Host): Promise<number> {
  const name = optionOf(given, 'norm') ?? defaultNorm.name;
  if (!normNames().includes(name)) throw problem('norm-unknown', { norm: name, norms: normNames() });
  return withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    const stop = new AbortController();
    const quiet = host.onInterrupt(() => stop.abort());
    try {
      const done = await rejudge(pool, {
        norm: normByName(name),
        method: `${name} · hien-dien ${host.version}`,
        mailRule: await readMailRule(pool, host.now()),
        signal: stop.signal,
      });
      await refreshTouched(pool, { now: host.now() });
      host.stdout.write(render(done, given.language));
      return done.finished ? 0 : 130;
    } finally {
      quiet();
    }
  });
}

function render(done: Rejudged, language: Language): string {
  const n = (value: number) => formatInteger(value, language);
  const vi = language === 'vi';
  const lines = [
    vi
      ? `Đã đánh giá lại ${n(done.observations)} quan sát của ${n(done.names)} tên: ${n(done.same)} như cũ, ${n(done.differs)} khác, ${n(done.unknown)} không kết luận được.`
      : `Judged ${n(done.observations)} observations of ${n(done.names)} names again: ${n(done.same)} as before, ${n(done.differs)} differ, ${n(done.unknown)} cannot be told.`,
    ...Object.entries(done.byCheck)
      .sort((left, right) => right[1] - left[1])
      .slice(0, 20)
      .map(([id, count]) => `  ${n(count).padStart(7)}  ${titleOf(id, language)}`),
  ];
  if (!done.finished) {
    lines.push(
      vi
        ? 'Đã dừng giữa chừng; chạy lại lệnh này để làm tiếp.'
        : 'Stopped on the way; the same command goes on from here.',
    );
  }
  return `${lines.join('\n')}\n`;
}

function titleOf(key: string, language: Language): string {
  const check = checks.find(({ id }) => id === key.split('/')[0]);
  return check ? `${key} ${check.title[language]}` : key;
}
