/** The five figures of a unit: VNNIC's count first, then what is known and what that shows, each with all it stands on. */
import { formatDate, formatInteger, formatShare } from '#platform/format.ts';
import type { NameFilters, Tally } from '#reporting/index.ts';
import { percentWords, presenceWords } from '#web/messages/presence.ts';
import { coveredPlace } from '#web/pages/presence/coverage-words.ts';
import { assumptionPath, namesPath } from '#web/pages/presence/paths.ts';
import type { UnitPage } from '#web/pages/presence/unit-page.ts';
import { Figure, Figures } from '../../components/figures.tsx';
import { useLanguage } from '../../components/language.tsx';

export function UnitFigures({ page }: { page: UnitPage & { mayEnterCounts: boolean } }) {
  const language = useLanguage();
  const words = presenceWords[language];
  const { total, coverage, asOf, frame, unconfirmed } = page;
  const day = formatDate(asOf, language);
  const share = coverage === null ? null : percentWords(coverage.share, language);
  const number = (value: number) => formatInteger(value, language);
  // VNNIC counts names under .vn, and perhaps only a part of the ground: the share is then of fewer names than are known.
  const ofPart = coverage?.from === 'own' && coverage.known !== total.names ? number(coverage.known) : null;
  const onCoverage =
    coverage === null || share === null
      ? ''
      : coverage.from === 'own'
        ? words.onCoverage(share, ofPart)
        : words.onCoverageAbove(share, coverage.whole);
  const estimated = total.exactness === 'estimated';
  const measured = (
    field: keyof Tally,
    label: string,
    indicator: 'names-website' | 'names-trusted' | 'names-mail',
    filters: NameFilters,
  ) => (
    <Figure
      label={label}
      value={total.judged === 0 ? '–' : number(total[field])}
      href={page.isLive && total.judged > 0 ? namesPath(page.unit.code, filters) : undefined}
      source={estimated ? 'estimated' : 'measured'}
      unconfirmed={assumptionPath(unconfirmed[indicator] ?? (estimated ? unconfirmed.estimated : undefined))}
      note={
        <>
          <strong>
            {total.judged === 0
              ? words.unmeasured
              : words.ofJudged(formatShare(total[field], total.judged, language), number(total.judged))}
          </strong>
          <br />
          {words.on(number(total.names), onCoverage, day, frame)}
        </>
      }
    />
  );
  function knownNote(): string {
    if (coverage === null || share === null)
      return page.unranked === 'count-unseen' ? words.knownUnseen(day) : words.knownUncovered(day);
    if (coverage.from === 'own') return words.knownNote(share, ofPart, day);
    const place = coveredPlace(coverage, frame, language);
    return words.knownAbove(number(coverage.known), number(coverage.registered), place, share, day);
  }
  return (
    <Figures>
      <RegisteredFigure page={page} />
      <Figure
        label={words.known}
        value={number(total.names)}
        href={page.isLive ? namesPath(page.unit.code) : undefined}
        source={estimated ? 'estimated' : 'derived'}
        unconfirmed={assumptionPath(estimated ? unconfirmed.estimated : undefined)}
        note={knownNote()}
      />
      {measured('website', words.website, 'names-website', { presence: page.website })}
      {measured('trusted', words.trusted, 'names-trusted', { trusted: 'yes' })}
      {measured('mail', words.mail, 'names-mail', { mail: 'yes' })}
    </Figures>
  );
}

/** The unit's own count, or the largest of what it was formed of, under that unit's name and on its map. */
function RegisteredFigure({ page }: { page: UnitPage & { mayEnterCounts: boolean } }) {
  const language = useLanguage();
  const words = presenceWords[language];
  const counted = page.registered
    .filter(({ count }) => count !== null)
    .sort((a, b) => (b.count?.value ?? 0) - (a.count?.value ?? 0))[0];
  if (counted?.count == null) {
    // Nobody has to enter what VNNIC does not count.
    const note = page.unit.level === 'commune' ? words.noCountCommune : words.noCountNote;
    return <Figure label={words.registered} value="–" source="registered" note={note} />;
  }
  const { value, on, document } = counted.count;
  return (
    <Figure
      label={words.registered}
      value={formatInteger(value, language)}
      href={page.mayEnterCounts ? '/so-dang-ky' : undefined}
      source="registered"
      note={
        <>
          <strong>{counted.name}</strong>
          <br />
          {words.countNote(formatDate(on, language), counted.frame)}
          {document !== '' && <cite className="figure-document">{document}</cite>}
        </>
      }
    />
  );
}
