/** What to do for each cause that S2 names. */
import type { Advice } from '../check.ts';
import { advise } from './shared-dns.ts';

export type ChainCause =
  | 'signature-missing'
  | 'signature-expired'
  | 'signature-not-yet-valid'
  | 'signature-wrong'
  | 'ds-mismatch'
  | 'denial-wrong'
  | 'too-much-work'
  | 'bogus'
  | 'unsupported-algorithm'
  | 'nsec3-iterations'
  | 'chain-broken-above';

/** Every bogus answer has one effect for visitors: on networks that check signatures the name is gone. */
const gone = {
  vi: 'Chữ ký số của tên miền đang sai, nên ở nhiều nhà mạng, trang web và thư không dùng được nữa.',
  en: 'The signature of your name is wrong at present, so on many networks your website and mail have vanished.',
};

export const chainAdvice: Record<ChainCause, Advice> = {
  'signature-missing': advise(
    [
      `${gone.vi} Hãy báo nhà cung cấp ngay hôm nay: có phần chưa được ký.`,
      'Có dữ liệu không kèm RRSIG dù vùng cha có DS (RFC 4035 §2.2). Ký lại toàn vùng trên mọi máy chủ, hoặc gỡ DS trước khi bỏ DNSSEC. Tên và kiểu bản ghi nằm trong chứng cứ.',
    ],
    [
      `${gone.en} Tell the provider today: a part of it is not signed.`,
      'Data came without an RRSIG although the parent has a DS (RFC 4035 §2.2). Sign the whole zone on every server, or remove the DS before giving DNSSEC up. Name and type are in the evidence.',
    ],
  ),
  'signature-expired': advise(
    [
      `${gone.vi} Chữ ký đã hết hạn. Hãy gọi nhà cung cấp để ký lại ngay.`,
      'RRSIG đã quá thời điểm hết hạn (RFC 4035 §5.3.1). Chạy lại tiến trình ký, kiểm tra lịch ký tự động, đồng hồ máy ký và việc chuyển vùng tới các máy phụ.',
    ],
    [
      `${gone.en} The signature has expired. Call the provider to have it renewed at once.`,
      'An RRSIG is past its expiration (RFC 4035 §5.3.1). Run the signer again and look at its schedule, its clock and the transfer to secondaries.',
    ],
  ),
  'signature-not-yet-valid': advise(
    [
      `${gone.vi} Chữ ký ghi ngày trong tương lai, thường do đồng hồ máy chủ sai. Hãy báo nhà cung cấp.`,
      'Thời điểm inception của RRSIG ở tương lai (RFC 4035 §5.3.1). Sửa đồng hồ của máy ký (NTP) rồi ký lại.',
    ],
    [
      `${gone.en} The signature begins in the future, usually because a server’s clock is wrong. Tell the provider.`,
      'The inception of an RRSIG lies in the future (RFC 4035 §5.3.1). Set the signer’s clock (NTP) and sign again.',
    ],
  ),
  'signature-wrong': advise(
    [
      `${gone.vi} Hãy báo nhà cung cấp ngay hôm nay.`,
      'Chữ ký không khớp dữ liệu và khóa, hoặc khóa ghi trong RRSIG không có trong DNSKEY (RFC 4035 §5.3). Thường do sửa vùng sau khi ký, thay khóa dở dang hoặc hai máy ký dùng khóa khác nhau; ký lại và kiểm tra bằng delv hoặc dnsviz.',
    ],
    [
      `${gone.en} Tell the provider today.`,
      'Signature, data and key do not belong together, or the key an RRSIG names is not in the DNSKEY set (RFC 4035 §5.3). Usually an edit after signing, an unfinished rollover or two signers with different keys; sign again and verify with delv or dnsviz.',
    ],
  ),
  'ds-mismatch': advise(
    [
      `${gone.vi} Nơi đăng ký đang giữ dấu vân tay của một khóa khác, thường sau khi đổi nhà cung cấp. Hãy nhờ họ cập nhật hoặc gỡ DS ngay.`,
      'Không DS nào ở vùng cha khớp với DNSKEY đang ký tập DNSKEY (RFC 4035 §5.2). Thay DS ở nhà đăng ký bằng DS của KSK hiện tại; khi chuyển nhà cung cấp, gỡ DS trước.',
    ],
    [
      `${gone.en} The registry holds the fingerprint of another key, usually after a change of provider. Have the DS updated or removed at once.`,
      'No DS at the parent matches a DNSKEY that signs the DNSKEY RRset (RFC 4035 §5.2). Replace it at the registrar by the DS of the present KSK; before moving to another provider remove the DS.',
    ],
  ),
  'denial-wrong': advise(
    [
      'Tên miền trả lời sai khi được hỏi về những gì không có. Một số nhà mạng vì thế báo lỗi với cả thư và trang. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
      'Bằng chứng phủ định NSEC/NSEC3 thiếu hoặc không chứng minh được (RFC 4035 §5.4, RFC 5155 §8). Xem S8; ký lại vùng, kiểm tra chuỗi NSEC/NSEC3 và phiên bản phần mềm máy chủ.',
    ],
    [
      'Your name answers wrongly when asked for things it does not have, and some networks therefore report errors for mail and website. Pass the line below to the provider.',
      'NSEC/NSEC3 proofs of denial are missing or do not prove (RFC 4035 §5.4, RFC 5155 §8). See S8; sign again, check the NSEC/NSEC3 chain and the server’s version.',
    ],
  ),
  'too-much-work': advise(
    [
      'Chữ ký của tên miền được xếp đặt quá rắc rối, nhiều nhà mạng từ chối kiểm tra. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
      'Số cặp khóa–chữ ký hoặc số lần băm vượt giới hạn mà resolver an toàn chấp nhận (CVE-2023-50387, CVE-2023-50868). Bỏ khóa trùng key tag, chữ ký thừa; đặt NSEC3 iterations 0.',
    ],
    [
      'The signatures of your name are arranged in too costly a way, so many networks refuse to check them. Pass the line below to the provider.',
      'More key and signature pairs, or more hashing, than careful resolvers accept (CVE-2023-50387, CVE-2023-50868). Remove keys with colliding tags and surplus signatures; set NSEC3 iterations to 0.',
    ],
  ),
  bogus: advise(
    [
      `${gone.vi} Hãy báo nhà cung cấp ngay hôm nay.`,
      'Dữ liệu không qua được kiểm chứng DNSSEC (RFC 4033 §5, bogus). Chi tiết nằm trong chứng cứ; kiểm tra bằng delv hoặc dnsviz.',
    ],
    [
      `${gone.en} Tell the provider today.`,
      'The data does not validate (RFC 4033 §5, bogus). Details are in the evidence; verify with delv or dnsviz.',
    ],
  ),
  'unsupported-algorithm': advise(
    [
      'Tên miền chỉ được ký bằng cách ký cũ hoặc hiếm, các nhà mạng coi như chưa ký. Hãy nhờ nhà cung cấp đổi sang cách ký hiện hành.',
      'Mọi DS dùng thuật toán hoặc kiểu băm mà trình kiểm chứng không hỗ trợ, nên vùng bị coi là insecure (RFC 4035 §5.2, RFC 6840 §5.2). Chuyển sang thuật toán 13 hoặc 15 theo RFC 6781 §4.1.4.',
    ],
    [
      'Your name is signed only in an old or rare way, which networks treat as not signed. Ask the provider to change to a current one.',
      'Every DS has an algorithm or digest type that validators do not support, so the zone counts as insecure (RFC 4035 §5.2, RFC 6840 §5.2). Roll to algorithm 13 or 15 as in RFC 6781 §4.1.4.',
    ],
  ),
  'nsec3-iterations': advise(
    [
      'Chữ ký của tên miền có một thông số đặt quá cao nên các nhà mạng coi một phần như chưa ký. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
      'NSEC3 iterations trên 100: resolver coi câu trả lời phủ định là insecure (RFC 9276 §3.2). Đặt iterations 0, salt rỗng.',
    ],
    [
      'One setting of the signature is so high that networks treat a part of your name as unsigned. Pass the line below to the provider.',
      'More than 100 NSEC3 iterations: resolvers treat negative answers as insecure (RFC 9276 §3.2). Set iterations to 0 and the salt to empty.',
    ],
  ),
  'chain-broken-above': advise(
    [
      'Tên miền đã ký nhưng có phần không được bảo vệ, vì mắt xích phía trên hoặc một phần bên trong chưa ký. Hãy hỏi nhà cung cấp.',
      'Có DS nhưng chuỗi tin cậy đứt ở vùng nêu trong bằng chứng (vùng cha chưa ký, hoặc ủy quyền con không có DS), nên dữ liệu chỉ là insecure (RFC 4035 §4.3).',
    ],
    [
      'Your name is signed, but a part of it is not protected because a link above it or a piece within is unsigned. Ask the provider.',
      'There is a DS, but the chain of trust ends at the zone named in the evidence (an unsigned parent, or a child delegation without DS), so the data is merely insecure (RFC 4035 §4.3).',
    ],
  ),
};
