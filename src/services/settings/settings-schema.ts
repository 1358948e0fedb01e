import * as v from 'valibot';
import type { SettingsMessage } from '../../domain/storage/data-messages.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { SETTING_CHECKS, isSettingKey } from '../../domain/settings/setting-rules.ts';

const recordSchema = v.record(v.string(), v.unknown());

/** A name that a setting of another version may have; nothing that objects have by nature. */
function isForeignKey(key: string): boolean {
  return /^[a-z]\w{0,63}$/i.test(key) && !isSettingKey(key) && !(key in {});
}

/**
 * The values of a stored record that settings can have, those of settings that only another version knows, and whether all
 * of it was in order.
 */
export function readSettings(record: unknown): {
  readonly values: Partial<Settings>;
  readonly foreign: Readonly<Record<string, unknown>>;
  readonly intact: boolean;
} {
  if (!v.is(recordSchema, record) || Array.isArray(record)) return { values: {}, foreign: {}, intact: false };
  const all = Object.entries(record);
  const good = all.filter(([key, value]) => isSettingKey(key) && SETTING_CHECKS[key](value));
  const foreign = all.filter(([key]) => isForeignKey(key));
  return {
    values: Object.fromEntries(good),
    foreign: Object.fromEntries(foreign),
    intact: good.length + foreign.length === all.length,
  };
}

const messageSchema = v.object({ type: v.literal('settings/changed'), unsaved: v.unknown() });

export function parseSettingsMessage(data: unknown): SettingsMessage | undefined {
  const parsed = v.safeParse(messageSchema, data);
  if (!parsed.success) return undefined;
  const { values, intact } = readSettings(parsed.output.unsaved);
  return intact ? { type: 'settings/changed', unsaved: values } : undefined;
}
