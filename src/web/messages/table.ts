/** Words around tables and lists. */
import { formatInteger } from '#platform/format.ts';
import { defineMessages } from './define.ts';

export const tableWords = defineMessages(
  {
    filter: 'Lọc',
    next: 'Trang sau',
    csv: 'Tải CSV',
    extent: (shown: number, of: number, exact: boolean) =>
      shown >= of && exact
        ? `${formatInteger(shown, 'vi')} dòng`
        : `${formatInteger(shown, 'vi')} dòng đầu trong ${exact ? '' : 'hơn '}${formatInteger(of, 'vi')}`,
  },
  {
    filter: 'Filter',
    next: 'Next page',
    csv: 'Download CSV',
    extent: (shown: number, of: number, exact: boolean) =>
      shown >= of && exact
        ? `${formatInteger(shown, 'en')} rows`
        : `first ${formatInteger(shown, 'en')} of ${exact ? '' : 'more than '}${formatInteger(of, 'en')}`,
  },
);
