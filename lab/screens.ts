/**
 * Every page of the console with whose it is. `npm run screenshots` makes those of `screens` into docs/screens; the tests
 * visit all of them, and a test says which page is missing here.
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
  countId: number;
  uploadId: number;
  askId: number;
  proposalId: number;
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

/** Pages that tests look at and that are not pictured: small, or much like another. */
export const unpictured: readonly Screen[] = [
  { name: 'bat-dau-het-han', viewer: 'nobody', path: '/bat-dau/lien-ket-cu' },
  { name: 'kich-hoat-het-han', viewer: 'nobody', path: '/kich-hoat/lien-ket-cu' },
  { name: 'bat-dau-tinh', viewer: 'administrator', path: '/bat-dau-tinh' },
  { name: 'chon-vi-tri', viewer: 'province', path: '/chon-vi-tri' },
  { name: 'xac-nhan-lai', viewer: 'province', path: '/xac-nhan-lai' },
  { name: 'toi-mat-khau', viewer: 'province', path: '/toi/mat-khau' },
  { name: 'toi-ung-dung', viewer: 'province', path: '/toi/ung-dung' },
  { name: 'toi-khoa', viewer: 'province', path: '/toi/khoa' },
  { name: 'tai-khoan-moi', viewer: 'administrator', path: '/quan-tri/tai-khoan/moi' },
  { name: 'vi-tri-moi', viewer: 'administrator', path: '/quan-tri/vi-tri' },
  {
    name: 'ban-giao',
    viewer: 'administrator',
    path: ({ postId }) => `/quan-tri/vi-tri/${postId}/ban-giao`,
  },
  { name: 'hien-dien-cac-tinh', viewer: 'auditor', path: '/hien-dien' },
  { name: 'ten-loc', viewer: 'province', path: '/hien-dien/19/ten?loi=W6' },
  {
    name: 'do-lai',
    viewer: 'province',
    path: ({ brokenName, askId }) => `/ten-mien/${brokenName}/do-lai/${askId}`,
  },
  { name: 'nhap-loai', viewer: 'province', path: '/nhap/moi?loai=domains' },
  { name: 'nhap-mot', viewer: 'province', path: ({ uploadId }) => `/nhap/${uploadId}` },
  { name: 'so-dang-ky-mot', viewer: 'province', path: ({ countId }) => `/so-dang-ky/${countId}` },
  {
    name: 'gia-dinh-de-xuat',
    viewer: 'province',
    path: ({ assumptionKey }) => `/quan-tri/gia-dinh/${assumptionKey}/de-xuat`,
  },
  {
    name: 'gia-dinh-xac-nhan',
    viewer: 'province',
    path: ({ assumptionKey }) => `/quan-tri/gia-dinh/${assumptionKey}/xac-nhan`,
  },
  {
    name: 'de-xuat',
    viewer: 'administrator',
    path: ({ proposalId }) => `/quan-tri/gia-dinh/de-xuat/${proposalId}`,
  },
];
