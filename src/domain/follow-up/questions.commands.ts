import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import type { CodeOf } from '../field.js';
import * as q from './questions.fields.js';

export class AdoptQuestionSet extends LedgerCommand {
  @Is(q.QuestionSetCode) code!: string;
  @Is(q.QuestionSetVersion) version!: string;
  @Is(f.Title) title!: string;
  @Is(q.QuestionSource) questionSource!: CodeOf<typeof q.QuestionSource>;
  @Is(q.Scales) scales!: CodeOf<typeof q.Scales>;
  @Is(q.Questions) questions!: CodeOf<typeof q.Questions>;
  @Is(q.EquivalenceNote, 'optional') equivalenceNote?: string;
  @Is(q.Mappings, 'optional') mappings?: CodeOf<typeof q.Mappings>;
  @Is(q.Conversions, 'optional') conversions?: CodeOf<typeof q.Conversions>;
}
