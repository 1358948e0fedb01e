import lighthouse from 'lighthouse';
import { Person } from './browser.ts';

/** Points out of 100. */
export interface LighthouseScores {
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly performance: number;
  /** What cost points in accessibility and best practices, in Lighthouse's words. */
  readonly findings: readonly string[];
  /** Errors and warnings of the console meanwhile. */
  readonly problems: readonly string[];
}

const CATEGORIES = ['accessibility', 'best-practices', 'performance'] as const;

/** Looks at a page as Lighthouse does for a desk: in a browser of its own, with nothing stored. */
export async function lighthouseScores(url: string, debuggingPort: number): Promise<LighthouseScores> {
  const person = await Person.open({ hz: 440, args: [`--remote-debugging-port=${debuggingPort}`] });
  try {
    const result = await lighthouse(url, {
      port: debuggingPort,
      onlyCategories: [...CATEGORIES],
      formFactor: 'desktop',
      screenEmulation: { disabled: true },
      throttlingMethod: 'provided',
      logLevel: 'silent',
    });
    if (result === undefined) throw new Error('Lighthouse gave no result');
    const { categories, audits } = result.lhr;
    const score = (name: (typeof CATEGORIES)[number]): number =>
      Math.round((categories[name]?.score ?? 0) * 100);
    const costly = [categories.accessibility, categories['best-practices']].flatMap((category) =>
      (category?.auditRefs ?? []).filter(
        ({ id, weight }) => weight > 0 && audits[id]?.score !== null && (audits[id]?.score ?? 1) < 1,
      ),
    );
    return {
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      performance: score('performance'),
      findings: costly.map(({ id }) => `${id}: ${audits[id]?.title ?? ''}`),
      problems: person.problems,
    };
  } finally {
    await person.close();
  }
}
