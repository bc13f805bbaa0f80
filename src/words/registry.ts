/**
 * Words of registry and observatory for a person: kinds of subject, evidence of holding, what may happen to a name.
 */
import type { EventKind } from '#observatory/index.ts';
import type { Language } from '#platform/format.ts';

export const kindWords = {
  vi: {
    enterprise: 'doanh nghiệp',
    household: 'hộ kinh doanh',
    cooperative: 'hợp tác xã',
    school: 'trường',
    body: 'cơ quan',
    association: 'hội, hiệp hội',
    person: 'cá nhân',
  },
  en: {
    enterprise: 'enterprise',
    household: 'household business',
    cooperative: 'co-operative',
    school: 'school',
    body: 'public body',
    association: 'association',
    person: 'person',
  },
} as const;

export const evidenceWords = {
  vi: {
    'registrar-list': 'theo danh sách nhà đăng ký',
    'registry-list': 'theo danh sách VNNIC',
    declared: 'tự khai',
    'dns-txt': 'đã chứng minh bằng bản ghi DNS',
  },
  en: {
    'registrar-list': "by the registrar's list",
    'registry-list': "by VNNIC's list",
    declared: 'declared',
    'dns-txt': 'proved by a DNS record',
  },
} as const;

export const eventWords: Record<Language, Record<EventKind, string>> = {
  vi: {
    'site-down': 'Trang web ngừng chạy',
    'site-up': 'Trang web chạy lại',
    'became-placeholder': 'Thành trang tạm hoặc trang đỗ',
    'became-website': 'Có trang web',
    'certificate-expiring': 'Chứng thư sắp hết hạn',
    'flag-raised': 'Có dấu hiệu đáng ngờ',
    'flag-cleared': 'Hết dấu hiệu đáng ngờ',
    'trust-lost': 'Không còn đủ tin cậy',
    'trust-gained': 'Đã đủ tin cậy',
    unregistered: 'Tên không còn đăng ký',
    'state-changed': 'Đổi trạng thái',
  },
  en: {
    'site-down': 'Website went down',
    'site-up': 'Website came back',
    'became-placeholder': 'Became a placeholder or parked page',
    'became-website': 'Became a website',
    'certificate-expiring': 'Certificate is about to expire',
    'flag-raised': 'Suspicion raised',
    'flag-cleared': 'Suspicion cleared',
    'trust-lost': 'No longer trusted',
    'trust-gained': 'Became trusted',
    unregistered: 'Name is no longer registered',
    'state-changed': 'State changed',
  },
};
