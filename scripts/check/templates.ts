/** A finding of lit-analyzer, read from its `--format markdown`. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

const FILE = /^## (.+)$/;
const ROW = /^\| (\d+) +\| \d+ +\| (?:`error`|warning) +\| ([\w-]+) +\| (.+?) *\|$/;

export function readFindings(output: string): readonly Finding[] {
  const findings: Finding[] = [];
  let file = '';
  for (const line of output.split('\n')) {
    file = FILE.exec(line)?.[1] ?? file;
    const [, at, rule, message] = ROW.exec(line) ?? [];
    if (at === undefined || rule === undefined || message === undefined) continue;
    findings.push({ file, line: Number(at), rule, message: message.replaceAll('\\|', '|') });
  }
  return findings;
}

/** How many files it says it read. It ends well when that is none. */
export function filesRead(output: string): number {
  return Number(/Analyzing (\d+) files?/.exec(output)?.[1] ?? 0);
}

/** Attributes of HTML that are younger than the analyzer's list. */
const NEWER_ATTRIBUTES: ReadonlySet<string> = new Set([
  'popover',
  'popovertarget',
  'popovertargetaction',
  'inert',
  'command',
  'commandfor',
  'closedby',
  'fetchpriority',
  'enterkeyhint',
]);

const UNKNOWN_ATTRIBUTE = /^Unknown attribute '([\w-]+)'/;
const NOT_ASSIGNABLE = /^Type '(.*)' is not assignable to '(.*)'$/;
/** How the analyzer calls Lit's `nothing`, which removes an attribute and so fits every type. */
const NOTHING = 'Symbol(undefined)';

const members = (union: string): readonly string[] => union.split(' | ');

function onlyNothingTooMuch(message: string): boolean {
  const [, source = '', target = ''] = NOT_ASSIGNABLE.exec(message) ?? [];
  const given = members(source);
  // A boolean in an attribute is written as one of these words.
  const fits = [
    ...members(target),
    ...(target.includes('"true"') && target.includes('"false"') ? ['boolean'] : []),
  ];
  return given.includes(NOTHING) && given.every((type) => type === NOTHING || fits.includes(type));
}

/** Whether the analyzer is behind the platform here, and not the template wrong. */
export function isKnownGap({ rule, message }: Finding): boolean {
  if (rule === 'no-unknown-attribute') {
    return NEWER_ATTRIBUTES.has(UNKNOWN_ATTRIBUTE.exec(message)?.[1] ?? '');
  }
  return rule === 'no-incompatible-type-binding' && onlyNothingTooMuch(message);
}
