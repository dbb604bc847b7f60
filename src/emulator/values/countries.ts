/** Countries by calling code: the usual destinations. The vendors' documents have no list. */

export interface Country {
  readonly callingCode: string;
  /** Two letters. */
  readonly iso: string;
  readonly name: string;
}

const table = `
1 US United States
7 RU Russia
31 NL Netherlands
33 FR France
34 ES Spain
39 IT Italy
41 CH Switzerland
44 GB United Kingdom
46 SE Sweden
49 DE Germany
52 MX Mexico
55 BR Brazil
60 MY Malaysia
61 AU Australia
62 ID Indonesia
63 PH Philippines
64 NZ New Zealand
65 SG Singapore
66 TH Thailand
81 JP Japan
82 KR South Korea
84 VN Vietnam
86 CN China
90 TR Turkey
91 IN India
92 PK Pakistan
234 NG Nigeria
254 KE Kenya
351 PT Portugal
852 HK Hong Kong (China)
853 MO Macao (China)
855 KH Cambodia
856 LA Laos
880 BD Bangladesh
886 TW Taiwan (China)
966 SA Saudi Arabia
971 AE United Arab Emirates
972 IL Israel
`;

export const allCountries: readonly Country[] = table
  .trim()
  .split("\n")
  .map((line) => {
    const [callingCode = "", iso = "", ...words] = line.split(" ");
    return { callingCode, iso, name: words.join(" ") };
  });

const countries: ReadonlyMap<string, Country> = new Map(allCountries.map((country) => [country.callingCode, country]));

/** The country of a number without its plus sign: that of the longest calling code that fits. */
export function countryOf(digits: string): Country | undefined {
  return [3, 2, 1].map((length) => countries.get(digits.slice(0, length))).find((country) => country !== undefined);
}
