/**
 * `hien-dien sample load`: the sample in a database of its own, which commands speak of from then on.
 */
import { formatDate, formatInteger, type Language } from '#platform/format.ts';
import { type LoadedSample, loadLarge, loadSample, type SampleStep } from '#sample/index.ts';
import { chooseDatabase, openDatabase } from '../database.ts';
import { parseDay } from '../dates.ts';
import type { Host } from '../host.ts';
import { secretOf } from '../secret-of.ts';
import { type Given, optionOf } from './given.ts';
import { sampleMark } from './with-database.ts';

export async function sampleLoad(given: Given, host: Host): Promise<number> {
  const { language } = given;
  const until = optionOf(given, 'until');
  const large = given.values.has('large');
  await using database = await openDatabase(host, 'sample', null);
  const load = large ? loadLarge : loadSample;
  const loaded = await load(database.pool, {
    now: host.now(),
    secret: await secretOf(database.pool, host),
    replace: given.values.has('replace'),
    ...(until === undefined ? {} : { until: parseDay('--until', until) }),
    onProgress: (step) => host.stderr.write(`${stepLine(step, language)}\n`),
  });
  chooseDatabase(host, 'sample');
  host.stdout.write(render(loaded, large, language));
  return 0;
}

function stepLine(step: SampleStep, language: Language): string {
  const vi = language === 'vi';
  switch (step.kind) {
    case 'ground':
      return vi ? '  địa giới, đuôi tên miền, giả định …' : '  territory, zones, assumptions …';
    case 'list':
      return `  ${vi ? 'danh sách' : 'list'} ${step.number}/${step.of}: ${step.file}`;
    case 'week':
      return `  ${vi ? 'lịch sử, tuần' : 'history, week'} ${step.number}/${step.of}`;
    case 'subjects':
      return vi ? '  chủ thể …' : '  subjects …';
    case 'names':
      return vi ? '  tên miền …' : '  names …';
    case 'history':
      return vi ? '  một năm lịch sử …' : '  a year of history …';
    case 'cells':
      return vi ? '  số liệu …' : '  figures …';
  }
}

function render(loaded: LoadedSample, large: boolean, language: Language): string {
  const n = (value: number) => formatInteger(value, language);
  const until = formatDate(loaded.until, language);
  const province = large ? 79 : 19;
  const lines =
    language === 'vi'
      ? [
          sampleMark.vi,
          loaded.already
            ? `Dữ liệu mẫu đã có sẵn (nạp lại: --replace): ${n(loaded.subjects)} chủ thể, ${n(loaded.names)} tên miền đã biết, ${n(loaded.judgements)} đánh giá đến ${until}.`
            : `Đã nạp ${n(loaded.subjects)} chủ thể, ${n(loaded.names)} tên miền đã biết, ${n(loaded.judgements)} đánh giá đến ${until}; ${n(loaded.reviews)} dòng chờ xem xét (hien-dien review list).`,
          'Từ bây giờ các lệnh dùng dữ liệu mẫu. Về lại dữ liệu của tỉnh: hien-dien database use main',
          `Xem ngay: hien-dien report presence --unit ${province}`,
        ]
      : [
          sampleMark.en,
          loaded.already
            ? `The sample is there already (load again: --replace): ${n(loaded.subjects)} subjects, ${n(loaded.names)} known names, ${n(loaded.judgements)} judgements until ${until}.`
            : `Loaded ${n(loaded.subjects)} subjects, ${n(loaded.names)} known names, ${n(loaded.judgements)} judgements until ${until}; ${n(loaded.reviews)} rows wait for a decision (hien-dien review list).`,
          "From now on commands use the sample. Back to the province's own: hien-dien database use main",
          `Look at it: hien-dien report presence --unit ${province} --lang en`,
        ];
  return `${lines.join('\n')}\n`;
}
