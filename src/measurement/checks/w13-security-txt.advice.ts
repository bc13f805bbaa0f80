/**
 * Advice for W13, a cause at a time.
 */
import type { Advice } from '../check.ts';

export const securityTxtAdvice = {
  'security-txt-absent': {
    vi: {
      owner:
        'Trang chưa cho biết báo lỗ hổng bảo mật cho ai. Nếu trang do nhà cung cấp lo, họ có thể thêm một tệp nhỏ tên security.txt; không gấp.',
      provider:
        'Không có /.well-known/security.txt. Thêm tệp với Contact: mailto:… và Expires: (trong vòng một năm), gửi dạng text/plain; charset=utf-8 qua https. RFC 9116 §2.5, §3.',
    },
    en: {
      owner:
        'The site does not say whom to tell about a security hole. If a provider runs it, they can add a small file named security.txt; there is no hurry.',
      provider:
        'There is no /.well-known/security.txt. Add one with Contact: mailto:… and Expires: (within a year), as text/plain; charset=utf-8 over https. RFC 9116 §2.5, §3.',
    },
  },
  'security-txt-not-https': {
    vi: {
      owner: 'Tệp báo lỗ hổng bảo mật chỉ có ở kết nối không bảo mật. Hãy nhờ nhà cung cấp đặt ở https.',
      provider: 'security.txt chỉ đọc được qua http; phải qua https. RFC 9116 §3.',
    },
    en: {
      owner:
        'The file for security reports is only on the insecure connection. Ask your provider to put it on https.',
      provider: 'security.txt is served over http only; https is required. RFC 9116 §3.',
    },
  },
  'security-txt-legacy-path': {
    vi: {
      owner: 'Tệp báo lỗ hổng bảo mật đặt ở chỗ cũ. Hãy nhờ nhà cung cấp chuyển sang chỗ đúng.',
      provider:
        'Tệp chỉ có ở /security.txt. Chuyển tới /.well-known/security.txt và chuyển hướng đường cũ. RFC 9116 §3.',
    },
    en: {
      owner: 'The file for security reports is in the old place. Ask your provider to move it.',
      provider:
        'The file is only at /security.txt. Move it to /.well-known/security.txt and redirect the old path. RFC 9116 §3.',
    },
  },
  'security-txt-wrong-type': {
    vi: {
      owner: 'Tệp báo lỗ hổng bảo mật được gửi sai kiểu. Hãy nhờ nhà cung cấp sửa.',
      provider:
        'Content-Type phải là text/plain; charset=utf-8 (nginx: default_type text/plain; charset utf-8;). RFC 9116 §3.',
    },
    en: {
      owner: 'The file for security reports is sent as the wrong kind. Ask your provider to correct it.',
      provider:
        'Content-Type must be text/plain; charset=utf-8 (nginx: default_type text/plain; charset utf-8;). RFC 9116 §3.',
    },
  },
  'security-txt-no-contact': {
    vi: {
      owner: 'Tệp báo lỗ hổng bảo mật không ghi địa chỉ liên hệ. Hãy nhờ nhà cung cấp thêm.',
      provider: 'Thiếu trường Contact (bắt buộc, là URI: mailto:, tel: hoặc https:). RFC 9116 §2.5.3.',
    },
    en: {
      owner: 'The file for security reports names no contact. Ask your provider to add one.',
      provider: 'The Contact field is missing (required; a URI: mailto:, tel: or https:). RFC 9116 §2.5.3.',
    },
  },
  'security-txt-no-expires': {
    vi: {
      owner: 'Tệp báo lỗ hổng bảo mật không ghi ngày hết hạn. Hãy nhờ nhà cung cấp thêm.',
      provider: 'Thiếu trường Expires (bắt buộc, một lần, dạng RFC 3339). RFC 9116 §2.5.5.',
    },
    en: {
      owner: 'The file for security reports has no end date. Ask your provider to add one.',
      provider: 'The Expires field is missing (required, once, an RFC 3339 date). RFC 9116 §2.5.5.',
    },
  },
  'security-txt-expired': {
    vi: {
      owner: 'Tệp báo lỗ hổng bảo mật đã quá hạn. Hãy nhờ nhà cung cấp xem lại và gia hạn.',
      provider:
        'Expires đã qua, nội dung không còn được tin. Kiểm tra lại liên hệ và đặt ngày mới trong vòng một năm. RFC 9116 §2.5.5.',
    },
    en: {
      owner: 'The file for security reports is out of date. Ask your provider to look at it and extend it.',
      provider:
        'Expires has passed, so nothing in it may be relied upon. Check the contacts and set a date within a year. RFC 9116 §2.5.5.',
    },
  },
  'security-txt-expires-far': {
    vi: {
      owner: 'Tệp báo lỗ hổng bảo mật ghi hạn quá xa. Nên xem lại mỗi năm một lần.',
      provider: 'Expires cách hơn một năm; nên dưới một năm để thông tin không cũ. RFC 9116 §2.5.5.',
    },
    en: {
      owner: 'The file for security reports claims to hold for very long. Look at it once a year.',
      provider:
        'Expires is more than a year ahead; less is recommended so that the file does not go stale. RFC 9116 §2.5.5.',
    },
  },
  'security-txt-malformed': {
    vi: {
      owner: 'Tệp báo lỗ hổng bảo mật viết sai quy cách. Hãy nhờ nhà cung cấp sửa.',
      provider:
        'Có dòng không đọc được (xem errors): mỗi dòng là "Tên: giá trị", liên hệ là URI, địa chỉ web dùng https. RFC 9116 §4.',
    },
    en: {
      owner: 'The file for security reports is not written as it should be. Ask your provider to correct it.',
      provider:
        'Some lines cannot be read (see errors): each is "Name: value", contacts are URIs, web addresses are https. RFC 9116 §4.',
    },
  },
} satisfies Record<string, Advice>;
