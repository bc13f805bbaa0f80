/**
 * The verdict on one name in a sentence, and the five levels of presence that every page counts by.
 */
import { checks, type Finding, type Judgement, type Language } from '#measurement/index.ts';
import { flagWords, presenceWords, stateWords } from './presence.ts';

/** From most to least: what the programme counts, what nearly counts, what does not, nothing, not known. */
export const levels = ['trusted', 'website', 'partial', 'nothing', 'unknown'] as const;
export type Level = (typeof levels)[number];

export const levelWords: Record<Language, Record<Level, string>> = {
  vi: {
    trusted: 'Trang web tin cậy, an toàn',
    website: 'Trang web, chưa đủ tin cậy',
    partial: 'Chưa phải trang web riêng',
    nothing: 'Chưa có gì để xem',
    unknown: 'Chưa đo được',
  },
  en: {
    trusted: 'Trusted, safe website',
    website: 'Website, not trusted yet',
    partial: 'No website of its own',
    nothing: 'Nothing to see',
    unknown: 'Not measured',
  },
};

export function levelOf({ presence, trusted }: Pick<Judgement, 'presence' | 'trusted'>): Level {
  if (presence === 'website') return trusted === true ? 'trusted' : 'website';
  if (presence === 'unknown') return 'unknown';
  return presence === 'none' || presence === 'domain-only' ? 'nothing' : 'partial';
}

export function verdictSentence(judgement: Judgement, language: Language): string {
  const vi = language === 'vi';
  const state = stateWords[language][judgement.state];
  const suspicion = judgement.flags.map((flag) => flagWords[language][flag]).join(', ');
  if (suspicion !== '') {
    return vi
      ? `Đáng ngờ: ${suspicion}. Cần người xem lại trước khi kết luận.`
      : `Suspicious: ${suspicion}. A person should look before anything is concluded.`;
  }
  switch (judgement.presence) {
    case 'website':
      if (judgement.trusted === true) {
        return vi ? 'Có trang web tin cậy, an toàn.' : 'A trusted, safe website.';
      }
      if (judgement.trusted === null) {
        return vi
          ? 'Có trang web; chưa đủ căn cứ để nói có tin cậy hay không.'
          : 'A website; whether it can be trusted could not be told.';
      }
      return vi
        ? `Có trang web nhưng chưa tin cậy: ${whyUntrusted(judgement, language)}.`
        : `A website, but not trusted: ${whyUntrusted(judgement, language)}.`;
    case 'unknown':
      return vi
        ? 'Chưa đo được nên không kết luận gì về tên này.'
        : 'It could not be measured, so nothing is concluded about this name.';
    case 'none':
      return vi ? `Chưa hiện diện: ${lower(state)}.` : `Not present: ${lower(state)}.`;
    default:
      return `${presenceWords[language][judgement.presence]}: ${lower(state)}.`;
  }
}

/** The title of a finding's check; its slug where this build does not know the id. */
export function checkTitle(finding: Pick<Finding, 'id' | 'check'>, language: Language): string {
  return checks.find(({ id }) => id === finding.id)?.title[language] ?? finding.check;
}

/** The owner's paragraph of an advice; the provider's is the second. */
export function ownerAdvice(advice: string): string {
  return advice.split('\n\n')[0] ?? '';
}
export function providerAdvice(advice: string): string {
  return advice.split('\n\n').slice(1).join('\n\n');
}

/** What has to be mended, failures before warnings, each in the order of the catalogue. */
export function faultsOf(judgement: Judgement): Finding[] {
  return ['fail', 'warn'].flatMap((verdict) =>
    judgement.findings.filter((finding) => finding.verdict === verdict),
  );
}

function whyUntrusted(judgement: Judgement, language: Language): string {
  const failed = (id: string) =>
    judgement.findings.find((finding) => finding.id === id && finding.verdict === 'fail');
  const cause = failed('S2') ?? failed('T11') ?? failed('T10') ?? failed('T9') ?? failed('W6');
  const met = language === 'vi' ? 'không đạt' : 'fails';
  if (cause) return `${met} “${checkTitle(cause, language)}”`;
  return language === 'vi' ? 'kết nối bảo mật chưa đạt' : 'its secure connection is not good enough';
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
