/** One count as it was entered (`/so-dang-ky/12`): the receipt of whoever has just written it, and its record afterwards. */
import { formatDate, formatInstant, formatInteger } from '#platform/format.ts';
import { selectEnteredCount } from '#registry/index.ts';
import { countWords } from '#web/messages/register-counts.ts';
import { unitPath } from '#web/pages/presence/paths.ts';
import { readUnits } from '#web/pages/register/new-count-page.ts';
import { namesOfWriters } from '#web/pages/register/people.ts';
import { notFound, reading } from '#web/server/page.ts';
import { Facts } from '../../components/facts.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/count.ts';

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'enter-counts', async (page) => {
    const { id } = args.params;
    const count = /^\d{1,15}$/.test(id) ? await selectEnteredCount(page.db, Number(id)) : null;
    if (count === null) throw notFound();
    const units = await readUnits(page);
    const unit = units.find((one) => one.id === count.unitId);
    const name = await namesOfWriters(page.services, [count.enteredBy]);
    const params = page.url.searchParams;
    return {
      id: count.id,
      unit: unit?.label ?? String(count.unitId),
      path: unitPath(units.find((one) => one.id === unit?.within)?.code ?? unit?.code ?? ''),
      zone: count.zone,
      on: count.on,
      frame: count.frame,
      value: count.value,
      document: count.document,
      by: name(count.enteredBy),
      at: count.enteredAt.toString(),
      told:
        params.get('moi') === '1'
          ? ('fresh' as const)
          : params.get('trung') === '1'
            ? ('same' as const)
            : null,
    };
  });
}

export default function CountOf({ loaderData: count }: Route.ComponentProps) {
  const language = useLanguage();
  const words = countWords[language];
  const value = formatInteger(count.value, language);
  return (
    <>
      <Title
        title={count.told === 'fresh' ? words.receiptTitle : words.receiptLede(value, count.unit)}
        crumbs={[{ href: '/so-dang-ky', label: words.title }]}
        {...(count.told === 'fresh' ? { lede: words.receiptLede(value, count.unit) } : {})}
      />
      {count.told === 'same' && (
        <Notice>
          <p role="status">{words.receiptSame}</p>
        </Notice>
      )}
      <section className="receipt">
        <Facts
          rows={[
            [words.receiptNumber, <strong key="n">{`SDK-${count.id}`}</strong>],
            [words.unit, count.unit],
            [words.valueLabel, <strong key="v">{value}</strong>],
            [words.zoneLabel, count.zone === '' ? words.zoneAll : `.${count.zone}`],
            [words.day, formatDate(count.on, language)],
            [words.frame, words.frameOf(count.frame)],
            [words.documentLabel, count.document],
            [words.receiptAt, formatInstant(count.at, language)],
            [words.by, count.by],
          ]}
        />
        <p className="row">
          <a className="button" href="/so-dang-ky/moi">
            {words.another}
          </a>
          <a href="/so-dang-ky">{words.toList}</a>
          <a href={count.path}>{words.toPresence}</a>
        </p>
      </section>
    </>
  );
}
