import { dayOf, daysBetween } from '../../domain/dates.js';
import { ProjectInitiated, StatusReported } from '../../domain/initiatives/carrying-out.events.js';
import { latest } from '../../guideline/matter.js';
import { column, type Analysis, type AnalysisRow, type Told } from './analysis.js';

/** A project that goes on, with how long it is since anybody heard of it. */
function rowOf({ number, title, matter }: Told, day: string): AnalysisRow[] {
  const project = latest(matter.acts(ProjectInitiated).filter(({ at }) => dayOf(at) <= day));
  const statuses = matter.acts(StatusReported).filter(({ at }) => dayOf(at) <= day);
  const last = latest(statuses);
  const over = project?.data.period?.to;
  const isOver =
    (over !== undefined && over <= day) ||
    (matter.ended !== undefined && dayOf(matter.ended.at) <= day) ||
    last?.data.status === 'completed';
  if (!project || isOver) return [];
  const heard = dayOf(last?.at ?? project.data.period?.from ?? project.at);
  return [
    {
      cells: {
        number,
        title,
        administration: matter.administration,
        project: project.data.project,
        started: project.data.period?.from ?? dayOf(project.at),
        statuses: statuses.length,
        heard: last ? dayOf(last.at) : null,
        silent: Math.max(0, daysBetween(heard, day)),
      },
      initiatives: [number],
      events: [project, ...statuses].map(({ event }) => event),
    },
  ];
}

/** Q16, S091. */
export const silentProjects: Analysis = {
  sv: 'Tysta projekt',
  en: 'Silent projects',
  counts:
    'Projekt som pågår den dag frågan gäller (årets sista dag, eller i dag), och kalenderdagarna sedan någon senast rapporterade projektets läge, eller sedan projektet startade om ingen har gjort det.',
  columns: [
    column('number', 'Nummer', 'Number'),
    column('title', 'Rubrik', 'Title'),
    column('administration', 'Förvaltning', 'Administration'),
    column('project', 'Projekt', 'Project'),
    column('started', 'Startat', 'Started'),
    column('statuses', 'Rapporter', 'Reports', 'count'),
    column('heard', 'Senast rapporterat', 'Last reported'),
    column('silent', 'Tyst i', 'Silent for', 'days'),
  ],
  rows: ({ initiatives, day }) =>
    initiatives
      .flatMap((told) => rowOf(told, day))
      .sort((a, b) => Number(b.cells['silent']) - Number(a.cells['silent'])),
};
