/** The filter of the list of accounts, out of its address; shared by the page and its CSV. */
import { type AccountFilter, type AccountStatus, parseRole, type Role } from '#identity/index.ts';
import { offsetOf, statuses } from '#web/pages/accounts/words.ts';

export interface AskedAccounts {
  search: string;
  role: Role | null;
  status: AccountStatus | null;
  after: number;
}

export function readAccountFilter(params: URLSearchParams): AskedAccounts {
  const status = params.get('trang-thai');
  return {
    search: (params.get('tim') ?? '').normalize('NFC').trim().slice(0, 100),
    role: parseRole(params.get('vai-tro') ?? ''),
    status: statuses.find((one) => one === status) ?? null,
    after: offsetOf(params),
  };
}

export function toFilter({ search, role, status, after }: AskedAccounts, limit: number): AccountFilter {
  return { search, after, limit, ...(role === null ? {} : { role }), ...(status === null ? {} : { status }) };
}
