/**
 * Who holds a name, as far as whoever asks may know: a person and a household business (whose code has been its owner's
 * since July 2025) are personal data, shown by name only to posts that may see subjects.
 */
const personalKinds = ['person', 'household'];

export function isPersonal(kind: string | null): boolean {
  return kind !== null && personalKinds.includes(kind);
}

/** The holder where it may be shown by name; else null, and its kind is all that is told. */
export function holderShown<Holder>(
  row: { kind: string | null; holder: Holder | null },
  seesSubjects: boolean,
): Holder | null {
  return seesSubjects || !isPersonal(row.kind) ? row.holder : null;
}
