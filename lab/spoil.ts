/**
 * Edits on signed zones, for `spoil:` in a scenario. A signed zone is text: one record a line, fields apart by white
 * space, absolute names with a trailing dot, as ldns-signzone writes it. Every edit throws when it changes nothing.
 */

type Spoil = (zone: string) => string;

/** One edit after another. */
export function inOrder(...edits: readonly Spoil[]): Spoil {
  return (zone) => edits.reduce((text, edit) => edit(text), zone);
}

/** Turns the signature over one RRset into a wrong one of the same length. */
export function breakSignature(owner: string, covered: string): Spoil {
  return editLines(`RRSIG ${covered} of ${owner}`, (line) =>
    isRecord(line, owner, 'RRSIG') && field(line, 4) === covered
      ? line.replace(/(\s)(\S)(\S*)\s*$/, (_all, space: string, first: string, rest: string) => {
          return `${space}${first === 'A' ? 'B' : 'A'}${rest}`;
        })
      : line,
  );
}

/** Takes the signatures over one RRset away. */
export function dropSignature(owner: string, covered: string): Spoil {
  return editLines(`RRSIG ${covered} of ${owner}`, (line) =>
    isRecord(line, owner, 'RRSIG') && field(line, 4) === covered ? null : line,
  );
}

/** Takes every record of one type away: at one owner, or everywhere when owner is '*'. Its signatures stay. */
export function dropRecords(owner: string, type: string): Spoil {
  return editLines(`${type} of ${owner}`, (line) => (isRecord(line, owner, type) ? null : line));
}

/** Takes all records of a type and their signatures away, e.g. every NSEC3. */
export function dropType(type: string): Spoil {
  return editLines(type, (line) =>
    isRecord(line, '*', type) || (isRecord(line, '*', 'RRSIG') && field(line, 4) === type) ? null : line,
  );
}

/** Changes the rdata of one RRset after it was signed. */
export function replaceData(owner: string, type: string, from: string, to: string): Spoil {
  return editLines(`${type} ${from} of ${owner}`, (line) =>
    isRecord(line, owner, type) ? line.replace(from, to) : line,
  );
}

/** Adds lines after signing; absolute names, e.g. 'www.quan.vn. 3600 IN A 198.18.0.9'. */
export function addLines(...lines: readonly string[]): Spoil {
  return (zone) => `${zone.trimEnd()}\n${lines.join('\n')}\n`;
}

function isRecord(line: string, owner: string, type: string): boolean {
  return (
    (owner === '*' || field(line, 0).toLowerCase() === `${owner.toLowerCase()}.`) && field(line, 3) === type
  );
}

/** 0 owner, 1 TTL, 2 class, 3 type, 4 … rdata */
function field(line: string, at: number): string {
  return line.split(/\s+/)[at] ?? '';
}

function editLines(what: string, edit: (line: string) => string | null): Spoil {
  return (zone) => {
    const lines = zone.split('\n');
    const edited = lines.map(edit);
    if (edited.every((line, at) => line === lines[at]))
      throw new Error(`spoil: the zone has no ${what} to spoil`);
    return edited.filter((line) => line !== null).join('\n');
  };
}
