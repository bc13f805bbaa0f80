/**
 * Household businesses (hộ kinh doanh). Since July 2025 their code is the owner's personal number: kept as a token and its
 * last four digits, the owner's name and everything else about the owner not at all.
 */
import type { Kind } from '../kind.ts';
import {
  foundedField,
  personalColumns,
  placeFields,
  sectorField,
  statusField,
  subjectRules,
} from './shared.ts';

export const households: Kind = {
  id: 'households',
  title: { vi: 'hộ kinh doanh', en: 'household businesses' },
  subject: subjectRules.household,
  fields: [
    {
      key: 'code',
      title: { vi: 'Mã số hộ kinh doanh', en: 'Household code' },
      headings: [
        'masohokinhdoanh',
        'masohkd',
        'masoho',
        'maho',
        'mshkd',
        'mahokinhdoanh',
        'mahkd',
        'masothue',
        'mst',
        'masodangkyhokinhdoanh',
        'maso',
        'sodinhdanhchuho',
        'sodinhdanhcanhan',
        'sodinhdanh',
        'madinhdanh',
        'socccdchuho',
        'cccdchuho',
        'socccd',
        'cccd',
        'householdcode',
        'taxcode',
        'code',
      ],
      parts: ['masohokinhdoanh', 'masoho', 'masothue'],
    },
    {
      key: 'name',
      title: { vi: 'Tên hộ kinh doanh', en: 'Name' },
      headings: [
        'tenhokinhdoanh',
        'tenhkd',
        'hokinhdoanh',
        'tencoso',
        'tencosokinhdoanh',
        'tenbienhieu',
        'bienhieu',
        'ten',
        'household',
        'name',
      ],
      parts: ['tenhokinhdoanh', 'tenho'],
      required: true,
    },
    ...placeFields,
    sectorField,
    foundedField,
    statusField,
  ],
  leftBehind: personalColumns,
};
