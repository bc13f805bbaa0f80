/**
 * From a judgement to the row that is kept of it: what the programme counts, and every verdict in a word or two.
 *
 * Evidence and advice are left out: both come back by judging the observation again. What "mail is set up" means is a
 * rule handed in, because it was read in no official text.
 */
import type { Category, ContentFlag, Judgement, Presence, Verdict } from '#measurement/index.ts';

export interface JudgementRow {
  norm: string;
  state: string;
  presence: Presence;
  trusted: boolean | null;
  grade: string | null;
  /** 0–100. */
  score: number | null;
  scores: Partial<Record<Category, number | null>>;
  flags: ContentFlag[];
  /** null where what decides it was not measured. */
  mail: boolean | null;
  /** Ids of checks whose verdict is fail, each once. */
  faults: string[];
  /** Check id, with `/part` where it answers in parts → `pass`, or verdict and reason: `fail certificate-expired`. */
  verdicts: Record<string, string>;
}

/** The verdicts of M1 (mail has somewhere to go) and M7 (SPF) that together make "mail is set up". */
export interface MailRule {
  mailServers: readonly Verdict[];
  spf: readonly Verdict[];
}

/**
 * Ours: mail servers answer for the name (M1; an implicit MX is a warning there and is not set up by anybody), and the
 * name says who may send for it (M7). A null MX makes M1 not applicable: such a name has no mail.
 */
export const defaultMailRule: MailRule = { mailServers: ['pass'], spf: ['pass', 'warn'] };

export function summarise(judgement: Judgement, mailRule: MailRule = defaultMailRule): JudgementRow {
  const { norm, state, presence, trusted, grade, score, scores, flags, findings } = judgement;
  const verdicts: Record<string, string> = {};
  for (const { id, check, verdict, reason } of findings) {
    const part = check.indexOf('/');
    const key = part === -1 ? id : `${id}${check.slice(part)}`;
    verdicts[key] = reason === undefined ? verdict : `${verdict} ${reason}`;
  }
  const faults = [...new Set(findings.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id))];
  const mail = hasMail(judgement, mailRule);
  return { norm, state, presence, trusted, grade, score, scores, flags, mail, faults, verdicts };
}

function hasMail({ findings }: Judgement, { mailServers, spf }: MailRule): boolean | null {
  const verdictOf = (id: string) => findings.find((finding) => finding.id === id)?.verdict ?? 'not-measured';
  const parts = [
    { verdict: verdictOf('M1'), allowed: mailServers },
    { verdict: verdictOf('M7'), allowed: spf },
  ].filter(({ verdict, allowed }) => !allowed.includes(verdict));
  if (parts.some(({ verdict }) => verdict !== 'not-measured')) return false;
  return parts.length === 0 ? true : null;
}

/** The findings that decide presence, the one that sees most first: content, website, name servers, mail servers. */
const deciding = ['A8', 'W4', 'N3', 'M1'];

/**
 * Why a name came to nothing, in a word of the engine's vocabulary (`timeout`, `interrupted` …).
 *
 * @returns null when presence is known: then the name was measured, whatever else was not
 */
export function reasonNotMeasured({ presence, findings }: Judgement): string | null {
  if (presence !== 'unknown') return null;
  const unmeasured = findings.filter(({ verdict }) => verdict === 'not-measured');
  const found = deciding.map((id) => unmeasured.find((finding) => finding.id === id)).find((one) => one);
  return found?.reason ?? unmeasured[0]?.reason ?? 'not-asked';
}
