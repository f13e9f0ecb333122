type Words = (details: Record<string, string>) => string;

/** HTTP status (400 malformed, 404 unknown, 409 refused by state, 412 stale, 422 refused by content, 503 away), and a sentence in both languages that says what to do next. */
export type RefusalText = Readonly<{
  status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 422 | 429 | 503;
  sv: Words;
  en: Words;
}>;

/** Refusals by their stable codes. */
export type RefusalTexts = Readonly<Record<string, RefusalText>>;
