import { Metadata, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/core';
import type { CountryCode, MetadataJson, NumberingPlan } from 'libphonenumber-js/core';
import json from 'libphonenumber-js/min/metadata';
import type { NumberPlan } from '../../domain/contacts/number-plan.ts';
import { NO_PLAN } from '../../domain/contacts/no-plan.ts';

const DATA: MetadataJson = json;

/** It has this method; its types do not tell. */
interface WholePlan extends NumberingPlan {
  nationalPrefix(): string | undefined;
}

function known(country: string): CountryCode | undefined {
  return isSupportedCountry(country as CountryCode, DATA) ? (country as CountryCode) : undefined;
}

/** What is known of the numbers of a country (ISO 3166-1 alpha-2); nothing of an unknown one. */
export function planOf(country: string): NumberPlan {
  const code = known(country);
  if (code === undefined) return { ...NO_PLAN, country };
  const metadata = new Metadata(DATA);
  metadata.selectNumberingPlan(code);
  const plan = metadata.numberingPlan as WholePlan | undefined;
  return {
    country,
    callingCode: getCountryCallingCode(code, DATA),
    internationalPrefix: plan?.IDDPrefix() ?? '',
    nationalPrefix: plan?.nationalPrefix() ?? '',
    exchanges: [],
  };
}
