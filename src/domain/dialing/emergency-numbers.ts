/**
 * Emergency numbers (police, ambulance, fire, coast guard) by ISO 3166-1 country, from the lists that regulators and
 * ITU-T E.129 publish, beside 112 and 911, which count everywhere. Numbers that only work for one carrier are left out.
 */
const TABLE = `
AD 110 116 118|AE 901 996 997 998 999|AF 102 119|AG 999|AI|AL 127 128 129|AM 101 102 103|AO 110 113 115 116|AQ
AR 100 101 107|AS|AT 122 133 140 144|AU 000 106|AW|AX|AZ 101 102 103|BA 122 123 124|BB 211 311 511|BD 999|BE 100 101
BF 17 18|BG 150 160 166|BH 999|BI 117 118|BJ 117 118|BL 15 17 18|BM|BN 991 993 995|BO 110 118 119|BQ|BR 190 192 193
BS 919|BT 110 113|BV|BW 999 997 998|BY 101 102 103|BZ 90|CA|CC 000|CD|CF 117 118 1220|CG 117 118|CH 117 118 144 1414
CI 110 111 170 180 185|CK 996 998 999|CL 131 132 133|CM 117 118 119|CN 110 119 120 122|CO 123|CR|CU 104 105 106
CV 130 131 132|CW 912 913|CX 000|CY 199|CZ 150 155 156 158|DE 110|DJ 17 18 19|DK|DM 999|DO|DZ 14 17 18 1548|EC|EE 110
EG 122 123 180|EH 15 19 150|ER 113 114 116|ES 061 062 080 085 091 092|ET 907 939 991|FI|FJ 910|FK 999|FM|FO
FR 15 17 18 114 119 191 196 197|GA 18 1300 1730|GB 999|GD|GE|GF 15 17 18|GG 999|GH 191 192 193 999|GI 190 199 999|GL
GM 116 117 118|GN 117 118|GP 15 17 18|GQ 113 114 115|GR 100 108 166 199|GS 999|GT 110 120 122 123|GU|GW 113 117 118
GY 912 913 999|HK 999|HM 000|HN 195 198 199|HR 192 193 194|HT 114 115 116|HU 104 105 107|ID 110 113 118 119|IE 999
IL 100 101 102|IM 999|IN 100 101 102 108|IO 999|IQ 104 115 122|IR 110 115 125|IS|IT 113 115 118|JE 999|JM 119 110|JO
JP 110 118 119|KE 999|KG 101 102 103|KH 117 118 119|KI 192 193 194 999|KM 17 18|KN|KP 110 119|KR 119|KW|KY
KZ 101 102 103|LA 1190 1191 1195|LB 125 140 175|LC 999|LI 117 118 144|LK 110 118 119 1990|LR|LS 121 122 123 124|LT
LU 113|LV 110 113|LY 190 193 1515|MA 15 19 150 177 190|MC 15 17 18|MD|ME 122 123 124|MF 15 17 18|MG 117 118 124|MH
MK 192 193 194|ML 15 17 18|MM 191 192 199|MN 101 102 103 105|MO 999 110|MP|MQ 15 17 18|MR 101 117 118|MS 999|MT
MU 114 115 148 999|MV 102 118 119|MW 997 998 999|MX|MY 999|MZ 117 119 198|NA 10111|NC 15 17 18|NE 15 17 18|NF 000
NG 199|NI 115 118 128|NL|NO 110 113|NP 100 101 102|NR 110 111|NU 999|NZ 111|OM 9999|PA|PE 105 106 116|PF 15 17 18
PG 000 110 111|PH 117|PK 15 16 115 1122|PL 997 998 999|PM 15 17 18|PN|PR|PS 100 101 102|PT|PW|PY 128 132|QA 999
RE 15 17 18|RO|RS 192 193 194|RU 101 102 103 104|RW 111 912|SA 997 998 999|SB 999|SC 999 151|SD 999|SE|SG 999 995
SH 999|SI 113|SJ 110 113|SK 150 155 158|SL 019 999|SM 113 115 118|SN 15 17 18 1515|SO 555 888 999|SR 113 115
SS 777 999|ST 113|SV 132|SX 912 913|SY 110 113|SZ 933 977 999|TC 999|TD 17 18|TF|TG 117 118 8200|TH 191 199 1669
TJ 101 102 103|TK|TL|TM 001 002 003 101 102 103|TN 190 193 197 198|TO 913|TR 110 155 156|TT 990 999 811|TV|TW 110 119
TZ 110 111 114 115|UA 101 102 103|UG 999|UM|US|UY|UZ 101 102 103|VA 113 115 118|VC 999|VE 171|VG 999|VI|VN 113 114 115
VU 111 113|WF 15 17 18|WS 994 995 996 999|XK 192 193 194|YE 191 194 199|YT 15 17 18|ZA 10111 10177|ZM 991 992 993 999
ZW 999 993 994 995
`;

/** What telephones treat so everywhere, wherever they believe to be (3GPP TS 22.101 §10.1). */
const ANYWHERE: readonly string[] = ['112', '911'];

const NUMBERS: ReadonlyMap<string, readonly string[]> = new Map(
  TABLE.trim()
    .split(/[|\n]/)
    .map((row) => {
      const [country = '', ...numbers] = row.split(' ');
      return [country, numbers];
    }),
);

/** The ISO 3166-1 alpha-2 codes of the countries whose numbers are known. */
export const EMERGENCY_COUNTRIES: readonly string[] = [...NUMBERS.keys()];

/** The emergency numbers of an ISO 3166-1 alpha-2 country beside 112 and 911; none for an unknown one. */
export function emergencyNumbers(country: string): readonly string[] {
  return NUMBERS.get(country.toUpperCase()) ?? [];
}

/**
 * Whether a number as dialled reaches an emergency service: such a call is never barred, limited, delayed or asked about
 * twice, and never withholds the caller's number.
 */
export function isEmergency(number: string, countries: readonly string[]): boolean {
  return [ANYWHERE, ...countries.map(emergencyNumbers)].some((numbers) => numbers.includes(number));
}

/** The country of the settings, or those that the languages of the browser name, for it does not tell where it is. */
export function countriesOf(chosen: string, languages: readonly string[]): readonly string[] {
  if (chosen !== '') return [chosen];
  return languages.flatMap((language) => new Intl.Locale(language).maximize().region ?? []);
}
