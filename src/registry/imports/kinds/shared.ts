/**
 * Fields that lists of several kinds share: where it is, when it began, and what of people is left behind.
 */
import type { Field, LeftBehind, LegalBasis, SubjectKind, SubjectRules, Words } from '../kind.ts';

export const placeFields: readonly Field[] = [
  {
    key: 'province',
    title: { vi: 'Tỉnh', en: 'Province' },
    headings: [
      'tinh',
      'tinhthanh',
      'tinhthanhpho',
      'tinhtp',
      'tentinh',
      'tentinhthanhpho',
      'captinh',
      'province',
    ],
  },
  {
    key: 'provinceCode',
    title: { vi: 'Mã tỉnh', en: 'Province code' },
    headings: ['matinh', 'matinhthanhpho', 'matinhthanh', 'matp', 'provincecode'],
  },
  {
    key: 'district',
    title: { vi: 'Huyện', en: 'District' },
    headings: [
      'huyen',
      'quanhuyen',
      'huyenquan',
      'tenhuyen',
      'tenquanhuyen',
      'huyenthanhpho',
      'huyenthixathanhpho',
      'huyentpthixa',
      'caphuyen',
      'district',
    ],
  },
  {
    key: 'commune',
    title: { vi: 'Xã, phường', en: 'Commune' },
    headings: [
      'xa',
      'xaphuong',
      'phuongxa',
      'tenxa',
      'tenxaphuong',
      'tenphuongxa',
      'xaphuongthitran',
      'phuongxathitran',
      'xaphuongdackhu',
      'phuongxadackhu',
      'diabanxa',
      'capxa',
      'diaban',
      'donvihanhchinhcapxa',
      'commune',
      'ward',
    ],
  },
  {
    key: 'communeCode',
    title: { vi: 'Mã xã', en: 'Commune code' },
    headings: [
      'maxa',
      'maxaphuong',
      'maphuongxa',
      'maxaphuongthitran',
      'maxaphuongdackhu',
      'madvhccapxa',
      'madvhc',
      'madonvihanhchinh',
      'madonvihanhchinhcapxa',
      'communecode',
      'wardcode',
    ],
  },
  {
    key: 'address',
    title: { vi: 'Địa chỉ', en: 'Address' },
    headings: [
      'diachi',
      'diachitruso',
      'diachitrusochinh',
      'diachikinhdoanh',
      'diachidiadiemkinhdoanh',
      'diadiemkinhdoanh',
      'diachichuthe',
      'diachilienhe',
      'trusochinh',
      'truso',
      'address',
    ],
    parts: ['diachi'],
  },
];

export const sectorField: Field = {
  key: 'sector',
  title: { vi: 'Ngành', en: 'Sector' },
  headings: [
    'manganh',
    'manganhchinh',
    'manganhcap4',
    'vsic',
    'mavsic',
    'nganhchinh',
    'nganhnghechinh',
    'nganhnghekinhdoanhchinh',
    'nganhkinhdoanhchinh',
    'nganhnghekinhdoanh',
    'nganhnghe',
    'nganh',
    'linhvuc',
    'linhvuchoatdong',
    'sector',
  ],
};

export const foundedField: Field = {
  key: 'founded',
  title: { vi: 'Ngày đăng ký', en: 'Registered on' },
  headings: [
    'ngaythanhlap',
    'ngaydangkylandau',
    'ngaydangkilandau',
    'ngaycaplandau',
    'ngaydangkykinhdoanh',
    'ngaydangky',
    'ngaydangki',
    'ngaycapgcn',
    'ngaycapgiaychungnhan',
    'ngaycapdkkd',
    'ngaycap',
    'ngaybatdauhoatdong',
    'foundedon',
    'founded',
    'registrationdate',
  ],
};

export const statusField: Field = {
  key: 'status',
  title: { vi: 'Tình trạng', en: 'Status' },
  headings: [
    'tinhtrang',
    'tinhtranghoatdong',
    'trangthai',
    'trangthaihoatdong',
    'tinhtrangdn',
    'tinhtrangdoanhnghiep',
    'tinhtrangphaply',
    'status',
  ],
};

/** Personal data that no figure of the programme needs (minimisation, Luật 91/2025/QH15). */
export const personalColumns: readonly LeftBehind[] = [
  {
    parts: [
      'anhcccd',
      'anhcancuoc',
      'anhcmnd',
      'hinhanh',
      'banchup',
      'bansaocccd',
      'filecccd',
      'anhmattruoc',
      'anhmatsau',
    ],
    why: { vi: 'ảnh giấy tờ không bao giờ được lưu', en: 'images of papers are never kept' },
  },
  {
    parts: ['ngaysinh', 'namsinh', 'ngaythangnamsinh', 'birth', 'dob'],
    why: { vi: 'ngày sinh không được lưu', en: 'birth dates are not kept' },
  },
  {
    parts: ['gioitinh', 'dantoc', 'quoctich', 'tongiao', 'thuongtru', 'noiohientai', 'tamtru', 'gender'],
    why: {
      vi: 'dữ liệu cá nhân không cần cho chương trình',
      en: 'personal data the programme does not need',
    },
  },
  {
    parts: ['dienthoai', 'sodt', 'sdt', 'didong', 'hotline', 'fax', 'email', 'thudientu', 'phone', 'zalo'],
    why: { vi: 'thông tin liên lạc không cần cho số liệu', en: 'contact details are not needed for figures' },
  },
  {
    parts: [
      'chuho',
      'hotenchu',
      'daidien',
      'nguoidungdau',
      'giamdoc',
      'chusohuu',
      'hieutruong',
      'cccd',
      'cmnd',
      'cancuoc',
      'dinhdanh',
      'hochieu',
      'owner',
      'representative',
    ],
    why: {
      vi: 'dữ liệu cá nhân của người đại diện không cần lưu',
      en: "a representative's personal data is not kept",
    },
  },
];

/**
 * Why rows of a kind may be kept, as words of `legalBases`. The household business and the person are personal data.
 */
export const subjectRules: Record<SubjectKind, SubjectRules> = {
  enterprise: { kind: 'enterprise', legalBasis: 'public-register', personal: false },
  cooperative: { kind: 'cooperative', legalBasis: 'public-register', personal: false },
  school: { kind: 'school', legalBasis: 'public-register', personal: false },
  body: { kind: 'body', legalBasis: 'public-register', personal: false },
  association: { kind: 'association', legalBasis: 'public-register', personal: false },
  household: { kind: 'household', legalBasis: 'state-task', personal: true },
  person: { kind: 'person', legalBasis: 'state-task', personal: true },
};

/** The law of personal data as it was reported; its text was not read, nor was a term of keeping found in it. */
export const legalBases: Record<LegalBasis, Words> = {
  'public-register': {
    vi: 'thông tin công khai của tổ chức, không phải dữ liệu cá nhân',
    en: 'public information on an organisation, not personal data',
  },
  'state-task': {
    vi: 'Luật 91/2025/QH15, Điều 19: nhiệm vụ của cơ quan nhà nước (chương trình theo QĐ 826/QĐ-BTTTT)',
    en: 'Law 91/2025/QH15, article 19: a task of state agencies (programme of Decision 826/QĐ-BTTTT)',
  },
};
