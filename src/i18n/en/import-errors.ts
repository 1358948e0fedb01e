import type { ImportErrorCode } from '../../domain/import/import-run.ts';
import type { ErrorText } from '../terms/error.ts';

/** Why a run of an import took nothing. */
export const importErrors: Readonly<Record<ImportErrorCode, ErrorText>> = {
  'import/empty': {
    heading: 'The file is empty.',
    advice: 'Nothing was changed. Check at the source whether it writes the file.',
  },
  'import/too-large': {
    heading: 'The file is larger than 200 MB.',
    advice:
      'Nothing was changed. Leave pictures or columns out at the source, or make several sources of it.',
  },
  'import/too-many-records': {
    heading: 'The file has more than 500,000 records.',
    advice: 'Nothing was changed. Make several sources of it, or filter at the source.',
  },
  'import/too-many-columns': {
    heading: 'The file has more than 1,000 columns.',
    advice: 'Nothing was changed. Check the delimiter of the source, or leave columns out.',
  },
  'import/record-too-long': {
    heading: 'A record of the file has no end.',
    advice: 'Nothing was changed. Look near the place under Details for a quote that is not closed.',
  },
  'import/no-header': {
    heading: 'The first line of the file names no columns.',
    advice: 'Nothing was changed. A CSV file begins with a line that names its columns.',
  },
  'import/not-text': {
    heading: 'The file is not readable text.',
    advice: 'Nothing was changed. Save it as CSV or JSON, or choose its encoding; Details name the line.',
  },
  'import/not-json': {
    heading: 'The file is not valid JSON.',
    advice: 'Nothing was changed. Details name the line and the column at which reading stopped.',
  },
  'import/json-cut-off': {
    heading: 'The JSON file ends in the middle.',
    advice: 'Nothing was changed. Fetch it again when it is written completely.',
  },
  'import/no-records': {
    heading: 'There is no list of records at this path.',
    advice: 'Nothing was changed. Enter the path of a list in square brackets.',
  },
  'import/html': {
    heading: 'The source sent a web page in place of contacts.',
    advice: 'Nothing was changed. Open the address in a tab: mostly it is a sign-in page.',
  },
  'import/bad-mapping': {
    heading: 'The assignment of the source cannot be used.',
    advice: 'Nothing was changed. Edit the source; Details name the assignment and the character.',
  },
  'import/no-mapping': {
    heading: 'Nothing is assigned in the source.',
    advice:
      'Nothing was changed. Test the connection and assign fields. Where the test finds none, the file holds nothing that a contact could be made of.',
  },
  'import/nothing-taken': {
    heading: 'No record of the file could be taken.',
    advice: 'Nothing was changed. Assign the unique ID, or let records without one be added.',
  },
  'import/running': {
    heading: 'This source is being imported already.',
    advice: 'Wait until the run ends; it may be one of another window.',
  },
};
