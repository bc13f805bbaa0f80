/**
 * Progress on standard error: one line that renews itself on a terminal, elsewhere one line every ten seconds, so that a
 * short run in a script says nothing. Notices pass through here too, because they must not stand inside that line.
 */
import type { Language } from '#measurement/index.ts';
import { formatDecimal, formatDuration, formatInteger } from '#platform/format.ts';
import type { Host } from './host.ts';

export interface Progress {
  /** Counts one more name as done. */
  step(): void;
  /** A line of its own. */
  notice(text: string): void;
  /** Takes the renewing line away before something is written to the same terminal. */
  clear(): void;
  end(): void;
}

export function startProgress(host: Host, total: number, language: Language): Progress {
  const live = host.stderr.isTTY === true;
  const began = host.ticksMs();
  let done = 0;
  let shown = false;
  const clear = (): void => {
    if (shown) host.stderr.write('\r\u001b[2K');
    shown = false;
  };
  const timer = setInterval(
    () => {
      const line = progressLine(done, total, (host.ticksMs() - began) / 1000, language);
      host.stderr.write(live ? `\r\u001b[2K${line.slice(0, host.columns - 1)}` : `${line}\n`);
      shown = live;
    },
    live ? 500 : 10_000,
  );
  timer.unref();
  return {
    step() {
      done += 1;
    },
    notice(text) {
      clear();
      host.stderr.write(`${text}\n`);
    },
    clear,
    end() {
      clearInterval(timer);
      clear();
    },
  };
}

/** `Đã đo 120/1.000 · 23,4 tên/giây · còn khoảng 38 giây`. */
export function progressLine(done: number, total: number, seconds: number, language: Language): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const counted = `${formatInteger(done, language)}/${formatInteger(total, language)}`;
  const speed = formatDecimal(rate, language);
  const left = rate > 0 ? formatDuration((total - done) / rate, language) : '…';
  return language === 'vi'
    ? `Đã đo ${counted} · ${speed} tên/giây · còn khoảng ${left}`
    : `Measured ${counted} · ${speed} names/s · about ${left} left`;
}
