/**
 * The pages that are pictured, each with whose it is: `npm run screenshots` makes them all into docs/screens.
 */
export type Viewer = 'nobody' | 'province' | 'commune' | 'administrator' | 'auditor';

export interface Screen {
  /** File name without width and ending. */
  name: string;
  viewer: Viewer;
  /** A path, or one worked out from what the sample holds. */
  path: string | ((known: Known) => string);
  dark?: boolean;
}

/** What paths are made of. */
export interface Known {
  subjectId: number;
  brokenName: string;
  workingName: string;
  reviewId: number;
  communeCode: string;
  assumptionKey: string;
  accountId: number;
  postId: number;
  unitKey: string;
}

export const screens: readonly Screen[] = [
  { name: 'dang-nhap', viewer: 'nobody', path: '/dang-nhap' },
  { name: 'hom-nay', viewer: 'province', path: '/' },
  { name: 'hom-nay-xa', viewer: 'commune', path: '/' },
  { name: 'hien-dien-tinh', viewer: 'province', path: '/hien-dien/19' },
  { name: 'hien-dien-tinh-toi', viewer: 'province', path: '/hien-dien/19', dark: true },
  { name: 'hien-dien-tinh-63', viewer: 'province', path: '/hien-dien/19?khung=63' },
  { name: 'hien-dien-xa', viewer: 'commune', path: ({ communeCode }) => `/hien-dien/${communeCode}` },
  { name: 'ten', viewer: 'province', path: '/hien-dien/19/ten' },
  { name: 'ten-mien-loi', viewer: 'province', path: ({ brokenName }) => `/ten-mien/${brokenName}` },
  { name: 'ten-mien-tot', viewer: 'province', path: ({ workingName }) => `/ten-mien/${workingName}` },
  { name: 'doi-tuong', viewer: 'province', path: '/doi-tuong' },
  { name: 'doi-tuong-mot', viewer: 'province', path: ({ subjectId }) => `/doi-tuong/${subjectId}` },
  { name: 'nhap', viewer: 'province', path: '/nhap' },
  { name: 'nhap-moi', viewer: 'province', path: '/nhap/moi' },
  { name: 'xem-xet', viewer: 'province', path: '/xem-xet' },
  { name: 'xem-xet-mot', viewer: 'province', path: ({ reviewId }) => `/xem-xet/${reviewId}` },
  { name: 'so-dang-ky', viewer: 'province', path: '/so-dang-ky' },
  { name: 'so-dang-ky-moi', viewer: 'province', path: '/so-dang-ky/moi' },
  { name: 'xep-hang', viewer: 'province', path: '/xep-hang' },
  { name: 'xep-hang-63', viewer: 'province', path: '/xep-hang?khung=63' },
  { name: 'dia-gioi', viewer: 'province', path: '/dia-gioi' },
  { name: 'dia-gioi-don-vi', viewer: 'province', path: ({ unitKey }) => `/dia-gioi/${unitKey}` },
  { name: 'quan-tri', viewer: 'administrator', path: '/quan-tri' },
  { name: 'tai-khoan', viewer: 'administrator', path: '/quan-tri/tai-khoan' },
  { name: 'tai-khoan-hang-loat', viewer: 'administrator', path: '/quan-tri/tai-khoan/hang-loat' },
  {
    name: 'tai-khoan-mot',
    viewer: 'administrator',
    path: ({ accountId }) => `/quan-tri/tai-khoan/${accountId}`,
  },
  { name: 'vi-tri', viewer: 'administrator', path: ({ postId }) => `/quan-tri/vi-tri/${postId}` },
  { name: 'gia-dinh', viewer: 'province', path: '/quan-tri/gia-dinh' },
  {
    name: 'gia-dinh-mot',
    viewer: 'province',
    path: ({ assumptionKey }) => `/quan-tri/gia-dinh/${assumptionKey}`,
  },
  { name: 'luot-do', viewer: 'administrator', path: '/quan-tri/luot-do' },
  { name: 'nhat-ky', viewer: 'auditor', path: '/quan-tri/nhat-ky' },
  { name: 'cai-dat', viewer: 'administrator', path: '/quan-tri/cai-dat' },
  { name: 'toi', viewer: 'province', path: '/toi' },
  { name: 'khong-co', viewer: 'province', path: '/khong-co-trang-nay' },
];
