import { EMPTY_CONTACT } from '../../src/domain/contacts/contact.ts';
import type { ContactData } from '../../src/domain/contacts/contact.ts';

const FIRST =
  `Anna Ben Clara David Emma Felix Greta Hannes Ida Jonas Käthe Lukas Mia Noah Olivia Paul Quirin Rosa Samuel
Tim Ute Viktor Wanda Xaver Yasemin Zoe Jürgen Jörg Günther Sören Bärbel Änne Özlem Uğur Ayşe İbrahim Łukasz Zdeněk Björn Åsa
Chloé José Renée François Søren Nuñez Mateusz Ivana Petra Stefan Thomas Sabine Monika Andreas Michael Julia Katharina
Maximilian Sophie Leon Marie Elias Lena Finn Laura Moritz Sarah Niklas Lisa Jan Johanna`.split(/\s+/);
const LAST =
  `Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein
Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Köhler
Maier Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich
Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus
Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich
Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Yıldız Öztürk Kaya Nowak Kowalski Dvořák Jensen Hansen Smith Jones Brown`.split(
    /\s+/,
  );
const TAIL = [
  '',
  '',
  '',
  'mann',
  'er',
  'ner',
  'hofer',
  'berger',
  'stein',
  'feld',
  'bach',
  'meier',
  'thal',
  'dorf',
  'son',
];
const FIRM =
  `Nord Süd Alpen Rhein Elbe Isar Stern Adler Falken Grün Blau Delta Omega Quanten Licht Stahl Holz Glas Papier Wolken
Daten Netz Strom Wasser Luft Haus Garten Brücken Turm Hafen`.split(/\s+/);
const TRADE =
  `Bau Technik Werke Handel Logistik Systeme Beratung Druck Medien Pharma Optik Energie Mobil Design Textil`.split(
    /\s+/,
  );
const FORM = ['GmbH', 'AG', 'KG', 'GmbH & Co. KG', 'e.V.', 'SE', 'Ltd.', 'Inc.'];
const AREAS = ['30', '40', '89', '69', '221', '711', '341', '351', '911', '5251', '7031', '871'];
const MOBILE = ['151', '160', '170', '171', '172', '175', '176', '179'];
const DEPARTMENTS = ['Sales', 'Support', 'Einkauf', 'Vertrieb', 'Entwicklung', 'Buchhaltung', 'Empfang', ''];
const TOWNS = ['Berlin', 'Hamburg', 'München', 'Köln', 'Frankfurt', 'Stuttgart', 'Leipzig', 'Paderborn'];

/** Numbers from 0 up to below 1 that are the same with each run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function ascii(text: string): string {
  return text
    .toLowerCase()
    .replace(/[äöüßı]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ı: 'i' })[letter] ?? '')
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');
}

/** People as a company's directory has them: names, a company, an e-mail and two numbers each. The same with each run. */
export function syntheticContacts(count: number, seed = 7): readonly ContactData[] {
  const random = seeded(seed);
  const pick = (of: readonly string[]): string => of[Math.floor(random() * of.length)] ?? '';
  const digits = (length: number): string => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  return Array.from({ length: count }, (_, index) => {
    const firstName = pick(FIRST);
    const lastName = pick(LAST) + pick(TAIL);
    const company = `${pick(FIRM)}${pick(FIRM).toLowerCase()} ${pick(TRADE)} ${pick(FORM)}`;
    const area = pick(AREAS);
    return {
      ...EMPTY_CONTACT,
      firstName,
      lastName,
      company,
      department: pick(DEPARTMENTS),
      mail: `${ascii(firstName)}.${ascii(lastName)}${index % 7 === 0 ? index : ''}@${ascii(company).slice(0, 14)}.example`,
      street: `Hauptstraße ${1 + Math.floor(random() * 200)}`,
      postalCode: digits(5),
      city: pick(TOWNS),
      country: 'Deutschland',
      numbers: [
        { kind: 'work', number: random() < 0.5 ? `+49 ${area} ${digits(7)}` : `0${area}/${digits(7)}` },
        { kind: 'mobile', number: `0${pick(MOBILE)} ${digits(8)}` },
      ],
    } as const;
  });
}
