/**
 * What can go wrong for a person with the audit's key; part of the catalogue in problems.ts.
 */
import { sentence } from '../problem-sentence.ts';

export const auditProblems = {
  'audit-key-broken': sentence<{ path: string }>(
    (d) =>
      `Tệp khóa ký nhật ký "${d.path}" hỏng: không phải khóa riêng Ed25519 dạng PEM. Hãy lấy lại bản sao của nó; đừng xóa, vì chữ ký các ngày trước chỉ khớp với khóa cũ.`,
    (d) =>
      `The audit's key file "${d.path}" is damaged: it is no Ed25519 private key in PEM. Put its copy back; do not delete it, for the signatures of earlier days match the old key only.`,
  ),
  'audit-head-broken': sentence<{ path: string }>(
    (d) =>
      `Tệp chữ ký cuối nhật ký "${d.path}" hỏng nên không biết nhật ký đã được ký đến đâu. Hãy cất nó đi nơi khác; hệ thống ký lại từ đầu trong một phút.`,
    (d) =>
      `The file with the audit's signed end "${d.path}" is damaged, so it is not known how far the audit was signed. Put it away elsewhere; within a minute it is signed anew.`,
  ),
};
