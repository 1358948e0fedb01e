import { seeded, syntheticContacts } from './synthetic-contacts.ts';

export const CSV_COLUMNS = [
  'id',
  'givenName',
  'sn',
  'company',
  'department',
  'mail',
  'street',
  'postalCode',
  'city',
  'telephone',
  'mobile',
  'description',
];

/** A directory as CSV: 12 columns, about 150 bytes a row, a third of the cells quoted. The same with each run. */
export function syntheticCsv(count: number, changed: (row: number) => boolean = () => false): string {
  const random = seeded(3);
  const lines = syntheticContacts(count).map((person, row) => {
    const [work, mobile] = person.numbers;
    const note = `Room ${row % 400}, ${row % 2 === 0 ? 'mornings' : 'all day'}${changed(row) ? ', moved' : ''}`;
    const cells = [
      `u${String(row).padStart(7, '0')}`,
      person.firstName,
      person.lastName,
      person.company,
      person.department,
      person.mail,
      person.street,
      person.postalCode,
      person.city,
      work?.number ?? '',
      mobile?.number ?? '',
      note,
    ];
    return cells
      .map((cell) => (random() < 1 / 3 || cell.includes(',') ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(',');
  });
  return `${CSV_COLUMNS.join(',')}\r\n${lines.join('\r\n')}\r\n`;
}
