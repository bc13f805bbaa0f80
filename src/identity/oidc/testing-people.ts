/** For tests: a database of three people beside a provider of their province, and what a refusal was called. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { openTestDatabase, type Template } from '#platform/postgres/testing.ts';
import type { Problem } from '#platform/problems.ts';
import { startOidc } from './flow.ts';
import type { OidcProvider } from './provider.ts';
import { startProvider } from './testing.ts';

export const redirectUri = 'https://hiendien.tinh.gov.vn/dang-nhap/tro-ve';
export const now = Temporal.Instant.from('2026-11-26T07:00:00Z');
export const an = { accountId: 1, postId: 1, role: 'commune' } as const;
export const binh = { accountId: 2, postId: 2, role: 'commune' } as const;
export const administrator = { accountId: 3, postId: 3, role: 'administrator' } as const;

export const threePeople: Template = {
  name: 'oidc_three_people',
  key: '1',
  async prepare(pool) {
    await pool.query(`
      insert into identity.account (login, name, email, status)
      values
        ('an@phuong.gov.vn', 'Nguyễn Văn An', 'an@phuong.gov.vn', 'active'),
        ('binh@phuong.gov.vn', 'Trần Thị Bình', null, 'active'),
        ('quantri', 'Quản trị', null, 'active')`);
  },
};

export async function open(change: Parameters<typeof startProvider>[0]['change'] = {}) {
  const database = await openTestDatabase({ template: threePeople });
  const provider = await startProvider({ name: 'SSO của tỉnh', redirectUri, change });
  return {
    owner: database.pool,
    pool: database.connect('hien_dien_identity'),
    provider,
    async [Symbol.asyncDispose]() {
      await provider[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

export const start = (pool: pg.Pool, provider: OidcProvider, linkFor: number | null = null) =>
  startOidc(pool, { provider, redirectUri, now, random: randomBytes, linkFor });

/** The code of the refusal, with its reason word where it has one. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const error = (await work.then(
    () => assert.fail('nobody was refused'),
    (met: unknown) => met,
  )) as Problem;
  return `${error.code} ${/\(([A-Za-z_]+)\)/.exec(error.sentences?.vi ?? '')?.[1] ?? ''}`.trim();
}
