/**
 * .vn itself, the 18 generic zones under it, and Vietnamese names: what each is for and who may register in it.
 */
import type { Zone, ZoneHolders } from './zone.ts';

/** Circular 48/2025 came into force: ad, ap and on opened, edu closed to persons. */
const circular48 = '2026-02-10';

function generic(zone: string, holders: ZoneHolders, vi: string, en: string): Zone {
  return {
    zone,
    kind: 'generic',
    from: null,
    until: null,
    purpose: { vi, en },
    holders,
    provinceCodes: [],
    source: 'zone-purposes-registrars',
  };
}

const education = ['giáo dục, đào tạo', 'education and training'] as const;

function opened(zone: string, vi: string, en: string): Zone {
  return {
    ...generic(zone, 'not-established', vi, en),
    from: circular48,
    source: 'zones-circular-48-2025-press',
  };
}

export const genericZones: readonly Zone[] = [
  generic('vn', 'anyone', 'mọi mục đích, ngay dưới .vn', 'any purpose, directly under .vn'),
  generic('ac.vn', 'not-established', 'nghiên cứu', 'research'),
  generic('ai.vn', 'anyone', 'hoạt động về trí tuệ nhân tạo', 'artificial intelligence'),
  generic('biz.vn', 'anyone', 'kinh doanh', 'business'),
  generic('com.vn', 'anyone', 'thương mại', 'commerce'),
  { ...generic('edu.vn', 'not-established', ...education), until: circular48 },
  {
    ...generic('edu.vn', 'education-organisations', ...education),
    from: circular48,
    source: 'zones-circular-48-2025-edu',
  },
  generic('gov.vn', 'state-bodies', 'cơ quan nhà nước', 'government'),
  generic('health.vn', 'not-established', 'dược, y tế', 'pharmacy and health'),
  generic(
    'id.vn',
    'citizens',
    'hình ảnh, sản phẩm, thương hiệu của cá nhân',
    "a person's image, products and brand",
  ),
  generic('info.vn', 'not-established', 'thông tin', 'information'),
  generic('int.vn', 'international-organisations', 'tổ chức quốc tế', 'international organisations'),
  generic(
    'io.vn',
    'anyone',
    'ứng dụng, nền tảng, dịch vụ công nghệ',
    'applications, platforms, technology services',
  ),
  generic('name.vn', 'persons', 'tên riêng của cá nhân', "a person's own name"),
  generic('net.vn', 'anyone', 'dịch vụ mạng', 'network services'),
  generic('org.vn', 'social-organisations', 'chính trị, văn hóa, xã hội', 'politics, culture, society'),
  generic('pro.vn', 'not-established', 'ngành nghề chuyên môn', 'professions'),
  opened('ad.vn', 'quảng bá số', 'digital promotion'),
  opened('ap.vn', 'phần mềm, ứng dụng, nền tảng', 'software, applications, platforms'),
  opened('on.vn', 'hoạt động trực tuyến', 'online activities'),
];

export const vietnameseNames: Zone = {
  zone: 'vn',
  kind: 'vietnamese',
  from: null,
  until: null,
  purpose: {
    vi: 'tên miền tiếng Việt có dấu, ngay dưới .vn',
    en: 'names in Vietnamese letters, directly under .vn',
  },
  holders: 'anyone',
  provinceCodes: [],
  source: 'zones-idn-vnnic',
};
