/** A new count (`/so-dang-ky/moi`): the form, then the same address filled in shows what it changes, then it is written. */
import { data, redirect } from 'react-router';
import { formatDate, formatInteger } from '#platform/format.ts';
import { recordRegisteredCount, selectStandingCount } from '#registry/index.ts';
import { countWords } from '#web/messages/register-counts.ts';
import { type CountField, countFields } from '#web/pages/register/count-fields.ts';
import {
  type NewCountPage,
  parseCount,
  readNewCount,
  readUnits,
} from '#web/pages/register/new-count-page.ts';
import { acting, reading, textOf } from '#web/server/page.ts';
import { Facts } from '../../components/facts.tsx';
import { Button, ErrorSummary, Radios, SelectField, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/new-count.ts';

export async function loader(args: Route.LoaderArgs) {
  const page = await reading(args, 'enter-counts', readNewCount);
  return data(page, { status: page.errors === null ? 200 : 422 });
}

export async function action(args: Route.ActionArgs) {
  const path = await acting(args, 'enter-counts', async (act) => {
    const { db, form, actor, audit } = act;
    const typed = await parseCount(act, await readUnits(act), (field) => textOf(form, field));
    // What was checked a moment ago and no longer holds goes back to the form, with its sentences.
    if ('errors' in typed) {
      const again = new URLSearchParams(countFields.map((field) => [field, textOf(form, field)]));
      again.set('buoc', 'kiem');
      return `/so-dang-ky/moi?${again}`;
    }
    const { unit, zone, on, frame, value, document } = typed;
    const fresh = await recordRegisteredCount(
      db,
      { unitId: unit.id, zone, on, frame, value, document },
      `account:${actor.accountId}`,
    );
    const standing = await selectStandingCount(db, { unitId: unit.id, zone, on, frame });
    if (fresh) await audit('count-recorded', `unit:${unit.id}`, { zone, on, frame, value, document });
    return `/so-dang-ky/${standing?.id}${fresh ? '?moi=1' : '?trung=1'}`;
  });
  return redirect(path);
}

export default function NewCount({ loaderData: page }: Route.ComponentProps) {
  return page.check === null ? <CountForm page={page} /> : <Check page={page} check={page.check} />;
}

function CountForm({ page }: { page: NewCountPage }) {
  const words = countWords[useLanguage()];
  const errors = page.errors ?? undefined;
  const value = (field: CountField) => page.values[field] ?? '';
  return (
    <>
      <ErrorSummary errors={errors} />
      <Title
        title={words.newTitle}
        lede={words.newLede}
        crumbs={[{ href: '/so-dang-ky', label: words.title }]}
      />
      <form className="form" method="get" action="/so-dang-ky/moi">
        <SelectField
          name="don-vi"
          label={words.unit}
          hint={words.unitHint}
          errors={errors}
          defaultValue={value('don-vi')}
          choices={page.units}
        />
        <TextField
          name="ngay"
          label={words.dayLabel}
          hint={words.dayHint}
          look="short"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={value('ngay')}
          errors={errors}
        />
        <Radios
          name="khung"
          legend={words.frameLabel}
          errors={errors}
          defaultValue={value('khung')}
          choices={[
            { value: '63', label: words.frame63, hint: words.frame63Hint },
            { value: '34', label: words.frame34, hint: words.frame34Hint },
          ]}
        />
        <SelectField
          name="duoi"
          label={words.zoneLabel}
          hint={words.zoneHint}
          errors={errors}
          defaultValue={value('duoi')}
          choices={[
            { value: '', label: words.zoneAll },
            ...page.zones.map((zone) => ({ value: zone, label: `.${zone}` })),
          ]}
        />
        <TextField
          name="so"
          label={words.valueLabel}
          hint={words.valueHint}
          look="short"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={value('so')}
          errors={errors}
        />
        <TextField
          name="van-ban"
          label={words.documentLabel}
          hint={words.documentHint}
          maxLength={300}
          defaultValue={value('van-ban')}
          errors={errors}
        />
        <Button name="buoc" value="kiem">
          {words.continue}
        </Button>
      </form>
    </>
  );
}

type Checked = NonNullable<NewCountPage['check']>;

function Check({ page, check }: { page: NewCountPage; check: Checked }) {
  const language = useLanguage();
  const words = countWords[language];
  const again = new URLSearchParams(page.values);
  return (
    <>
      <Title
        title={words.checkTitle}
        kicker={words.newTitle}
        crumbs={[{ href: '/so-dang-ky', label: words.title }]}
      />
      <div className="split">
        <Facts
          rows={[
            [words.unit, check.unit],
            [words.day, formatDate(check.on, language)],
            [words.frame, check.frame === '63' ? words.frame63 : words.frame34],
            [words.zoneLabel, check.zone === '' ? words.zoneAll : `.${check.zone}`],
            [
              words.valueLabel,
              <strong key="v" className="big-number">
                {formatInteger(check.value, language)}
              </strong>,
            ],
            [words.documentLabel, check.document],
          ]}
        />
        <Effect check={check} />
      </div>
      {check.same && (
        <Notice>
          <p>{words.checkSame}</p>
        </Notice>
      )}
      {check.corrects !== null && (
        <Notice tone="fair">
          <p>{words.checkCorrects(check.corrects)}</p>
        </Notice>
      )}
      <form className="actions" method="post" action="/so-dang-ky/moi">
        {countFields.map((field) => (
          <input key={field} type="hidden" name={field} value={page.values[field] ?? ''} />
        ))}
        <Button>{words.write}</Button>
        <a href={`/so-dang-ky/moi?${again}`}>{words.change}</a>
      </form>
    </>
  );
}

function Effect({ check }: { check: Checked }) {
  const language = useLanguage();
  const words = countWords[language];
  return (
    <section className="effect" aria-labelledby="sau-khi-ghi">
      <h2 id="sau-khi-ghi">{words.effectTitle}</h2>
      {check.known === null ? (
        <p>{words.effectNoNames}</p>
      ) : check.newer !== null ? (
        <p>{words.effectNewer(check.newer.value, check.newer.on)}</p>
      ) : (
        <>
          <p>{words.effectCoverage(check.unit)}</p>
          <dl className="effect-figures">
            <div>
              <dt>{words.effectBefore}</dt>
              <dd>{check.before ?? words.effectNone}</dd>
            </div>
            <div>
              <dt>{words.effectAfter}</dt>
              <dd>{check.after}</dd>
            </div>
          </dl>
          <p className="soft small">{words.effectKnown(check.known, formatInteger(check.value, language))}</p>
          {check.over && (
            <Notice tone="fair">
              <p>{words.effectOver}</p>
            </Notice>
          )}
        </>
      )}
    </section>
  );
}
