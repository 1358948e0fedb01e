import { expect } from '@open-wc/testing';
import type { ImportSample } from '../../domain/import/contact-importer.ts';
import type { MappingRow } from '../../domain/import/source.ts';
import { useLocale } from '../../i18n/localize.ts';
import { button, deepAll, deepText, mount, settled, unmountAll } from '../../../test/support/mount.ts';
import type { MappingEditor } from './mapping-editor.ts';
import './mapping-editor.ts';
import './mapping-preview.ts';

const CSV: ImportSample = {
  fields: ['id', 'cn', 'sn', 'phone1', 'groups'],
  records: [
    ['010201', 'Tim1-web', 'Harper1', '+49 30 1', 'friends,support'],
    ['010202', '', '', '', ''],
  ],
};

async function open(
  sample: ImportSample | undefined,
  mapping: readonly MappingRow[] = [],
  format: 'csv' | 'json' = 'csv',
): Promise<{ readonly editor: MappingEditor; readonly told: (readonly MappingRow[])[] }> {
  const { element: editor } = await mount('mapping-editor', { width: 900 });
  const told: (readonly MappingRow[])[] = [];
  editor.addEventListener('mapping-change', (event) => told.push(event.mapping));
  editor.format = format;
  editor.sample = sample;
  editor.mapping = mapping;
  await settled(editor);
  return { editor, told };
}

function input(editor: MappingEditor, label: string): HTMLInputElement {
  const found = deepAll(editor, 'label').find((one) => one.textContent === label);
  const control = deepAll(editor, `#${found?.getAttribute('for') ?? ''}`)[0];
  if (!(control instanceof HTMLInputElement)) throw new Error(`no field "${label}"`);
  return control;
}

function type(control: HTMLInputElement, text: string): void {
  control.value = text;
  control.dispatchEvent(new Event('input', { bubbles: true }));
}

const listed = (editor: MappingEditor, words: string): Element => {
  const found = deepAll(editor, 'li').find((item) => item.textContent.includes(words));
  if (found === undefined) throw new Error(`no line "${words}"`);
  return found;
};

describe('mapping-editor', () => {
  before(() => useLocale('en', ['start', 'account', 'rest', 'sources']));
  afterEach(unmountAll);

  it('says what to do before there is a sample', async () => {
    const { editor } = await open(undefined);
    expect(deepText(editor)).to.include('No sample yet').and.include('Nothing is assigned yet');
    await expect(editor).to.be.accessible();
  });

  it('shows the fields of the file with a value of the first record', async () => {
    const { editor } = await open(CSV);
    expect(listed(editor, 'cn').textContent).to.include('Tim1-web');
    expect(deepText(editor)).to.include('In the file (5)');
    await expect(editor).to.be.accessible();
  });

  it('assigns by writing, and takes the row away when the field is emptied', async () => {
    const { editor, told } = await open(CSV);
    type(input(editor, 'First name'), 'cn');
    await settled(editor);
    type(input(editor, 'First name'), '');
    expect(told).to.deep.equal([[{ from: 'cn', to: 'firstName' }], []]);
  });

  it('offers the fields of the file in the list of every target', async () => {
    const { editor } = await open(CSV);
    const list = input(editor, 'Last name').list;
    expect([...(list?.options ?? [])].map(({ value }) => value)).to.deep.equal(CSV.fields);
  });

  it('assigns by dragging a field onto a target', async () => {
    const { editor, told } = await open(CSV);
    const dataTransfer = new DataTransfer();
    listed(editor, 'sn').dispatchEvent(new DragEvent('dragstart', { dataTransfer, bubbles: true }));
    await settled(editor);
    const target = listed(editor, 'Last name');
    const over = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true });
    target.dispatchEvent(over);
    expect(over.defaultPrevented).to.equal(true);
    await settled(editor);
    expect(target.hasAttribute('data-over')).to.equal(true);
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    expect(told).to.deep.equal([[{ from: 'sn', to: 'lastName' }]]);
    await settled(editor);
    expect(target.hasAttribute('data-over')).to.equal(false);
    expect(deepText(editor)).to.include('sn assigned to Last name');
  });

  it('does nothing with what is dragged in from elsewhere', async () => {
    const { editor, told } = await open(CSV);
    const event = new DragEvent('dragover', { dataTransfer: new DataTransfer(), cancelable: true });
    listed(editor, 'Last name').dispatchEvent(event);
    expect(event.defaultPrevented).to.equal(false);
    expect(told).to.deep.equal([]);
  });

  it('assigns by keyboard: the menu of a field has every target', async () => {
    const { editor, told } = await open(CSV);
    button(editor, 'Assign phone1').click();
    await settled(editor);
    const items = deepAll(editor, '[role="menuitem"]');
    expect(items.length).to.equal(33);
    items.find((item) => item.textContent.includes('Mobile 1'))?.click();
    expect(told).to.deep.equal([[{ from: 'phone1', to: 'mobile1' }]]);
  });

  it('marks the place of a mistake, and says what it is', async () => {
    const { editor } = await open(CSV, [{ from: 'cn|write("x', to: 'firstName' }]);
    const field = input(editor, 'First name');
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    const note = deepAll(editor, `#${field.getAttribute('aria-describedby') ?? ''}`)[0];
    expect(note?.textContent).to.match(/quotation mark is not closed\.\s+Character \d+\./);
    expect(note?.querySelector('mark')).not.to.equal(null);
    await expect(editor).to.be.accessible();
  });

  it('says which column the file does not have, but only when it knows the file', async () => {
    const mapping = [{ from: 'nosuch', to: 'firstName' }] as const;
    const known = await open(CSV, mapping);
    expect(deepText(known.editor)).to.include('no column of this name');
    unmountAll();
    const unknown = await open(undefined, mapping);
    expect(deepText(unknown.editor)).not.to.include('no column of this name');
  });

  it('keeps several rows of one target', async () => {
    const mapping = [
      { from: 'a', to: 'groups' },
      { from: 'b', to: 'groups' },
    ] as const;
    const { editor, told } = await open(undefined, mapping);
    const fields = deepAll(editor, 'input').filter((one) => (one as HTMLInputElement).value !== '');
    expect(fields.map((one) => (one as HTMLInputElement).value)).to.deep.equal(['a', 'b']);
    type(fields[1] as HTMLInputElement, 'c');
    expect(told.at(-1)).to.deep.equal([
      { from: 'a', to: 'groups' },
      { from: 'c', to: 'groups' },
    ]);
  });

  it('proposes anew', async () => {
    const { editor, told } = await open(CSV, [{ from: 'id', to: 'notes' }]);
    button(editor, 'Propose anew').click();
    expect(told.at(-1)?.map(({ from, to }) => `${from}>${to}`)).to.deep.equal([
      'id>id',
      'cn>firstName',
      'sn>lastName',
      'phone1>phone1',
      'groups>groups',
    ]);
  });
});

describe('mapping-preview', () => {
  before(() => useLocale('en', ['start', 'account', 'rest', 'sources']));
  afterEach(unmountAll);

  const RECORD = {
    id: '7',
    cn: 'Ada',
    numbers: {
      PRIVATE: [
        { number_e164: '4964454930560000' },
        { number_e164: '4964454930671111' },
        { number_e164: '' },
      ],
    },
    note: 'x'.repeat(12_000),
  };

  it('shows the first records as contacts, as the mapping makes them', async () => {
    const { element } = await mount('mapping-preview', { width: 900 });
    element.sample = CSV;
    element.mapping = [
      { from: 'id', to: 'id' },
      { from: 'cn', to: 'firstName' },
      { from: 'sn', to: 'lastName' },
      { from: 'phone1', to: 'phone1' },
      { from: 'groups', to: 'groups' },
    ];
    await settled(element);
    const text = deepText(element);
    expect(text).to.include('Tim1-web Harper1').and.include('ID 010201').and.include('Work +49 30 1');
    expect(text).to.include('Groups: friends, support');
    expect(text).to.include('Nothing in this record is assigned.');
    await expect(element).to.be.accessible();
  });

  it('follows each change of the mapping, and says what would be reported', async () => {
    const { element } = await mount('mapping-preview', { width: 900 });
    element.format = 'json';
    element.sample = { fields: ['id', 'cn'], records: [RECORD] };
    element.mapping = [{ from: 'writeIfNotEmpty("+")|numbers/PRIVATE/number_e164', to: 'home1' }];
    await settled(element);
    expect(deepText(element)).to.include('Home +4964454930560000').and.include('Home +4964454930671111');
    expect(deepText(element)).to.include('No unique ID').and.include('Left out: assign a unique ID');
    element.idless = true;
    await settled(element);
    expect(deepText(element)).to.include('No unique ID').and.not.include('Left out');
    element.mapping = [...element.mapping, { from: 'cn', to: 'firstName' }, { from: 'note', to: 'notes' }];
    await settled(element);
    expect(deepText(element)).to.include('Ada').and.include('The text is too long and was cut.');
  });

  it('shows markup as text', async () => {
    const { element } = await mount('mapping-preview', { width: 900 });
    element.sample = { fields: ['n'], records: [['<img src=x onerror=alert(1)>']] };
    element.mapping = [{ from: 'n', to: 'displayName' }];
    await settled(element);
    expect(deepAll(element, 'img')).to.deep.equal([]);
    expect(deepText(element)).to.include('<img src=x');
  });
});
