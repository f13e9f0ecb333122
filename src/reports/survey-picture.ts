import { LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, RadarComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { plain } from './picture.js';
import type { Picture } from './table-section.js';

use([LineChart, GraphicComponent, GridComponent, RadarComponent, SVGRenderer]);

const WIDTH = 860;
const FONT = { fontFamily: 'Segoe UI, Helvetica Neue, Arial, sans-serif', fontSize: 13, color: '#1a1a1a' };
/** Lines are told apart without colour too: by their dashes, their signs and their names. */
const STYLES = [
  { colour: '#0b4f6c', dash: 'solid', symbol: 'circle' },
  { colour: '#b3541e', dash: 'dashed', symbol: 'rect' },
  { colour: '#3f7d20', dash: 'dotted', symbol: 'triangle' },
  { colour: '#6a3d9a', dash: 'solid', symbol: 'diamond' },
  { colour: '#8c6d00', dash: 'dashed', symbol: 'emptyDiamond' },
  { colour: '#a3123f', dash: 'dotted', symbol: 'emptyCircle' },
  { colour: '#3b5b8c', dash: 'solid', symbol: 'emptyRect' },
  { colour: '#4d4d4d', dash: 'dashed', symbol: 'emptyTriangle' },
] as const;
const styleOf = (place: number) => STYLES[place % STYLES.length] as (typeof STYLES)[number];

function drawn(height: number, option: object): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption({ animation: false, textStyle: FONT, ...option });
    return plain(chart.renderToSVGString());
  } finally {
    // A chart that is not disposed keeps its process alive.
    chart.dispose();
  }
}

type Point = readonly [x: number, y: number];
type Radar = Extract<Picture, { kind: 'radar' }>;

const RADAR = { height: 520, centre: [WIDTH / 2, 280.8], radius: 180 } as const;
const LEGEND_HEIGHT = 20;
const LEGEND_LINE = 34;
const DASHES = { solid: false, dashed: [9, 5], dotted: [2, 4] } as const;

const radarPoint = (place: number, axes: number, value: number): Point => {
  const angle = Math.PI / 2 + (2 * Math.PI * place) / axes;
  const far = (RADAR.radius * value) / 100;
  return [RADAR.centre[0] + far * Math.cos(angle), RADAR.centre[1] - far * Math.sin(angle)];
};

/** The points in a row around the circle, in pieces where one is missing; whole and closed where none is. */
function runsOf(points: readonly (Point | undefined)[]): readonly (readonly Point[])[] {
  const gap = Math.max(0, points.indexOf(undefined));
  const around = [...points.slice(gap), ...points.slice(0, gap), points[gap]];
  const runs: Point[][] = [[]];
  for (const point of around) {
    if (point === undefined) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 1);
}

const lineThrough = (points: readonly Point[], { colour, dash }: (typeof STYLES)[number]): object => ({
  type: 'polyline',
  silent: true,
  shape: { points },
  style: { stroke: colour, fill: 'none', lineWidth: 2.5, lineDash: DASHES[dash] },
});

function markAt([x, y]: Point, { colour, symbol }: (typeof STYLES)[number]): object {
  const style = { fill: colour };
  if (symbol === 'circle') return { type: 'circle', silent: true, shape: { cx: x, cy: y, r: 4.5 }, style };
  const corners: readonly Point[] =
    symbol === 'rect'
      ? [
          [x - 4, y - 4],
          [x + 4, y - 4],
          [x + 4, y + 4],
          [x - 4, y + 4],
        ]
      : [
          [x, y - 5],
          [x + 5, y + 4],
          [x - 5, y + 4],
        ];
  return { type: 'polygon', silent: true, shape: { points: corners }, style };
}

/** A series by hand: the library sets what has no value in the middle, where it reads as nought. */
function radarSeries({ name, values }: Radar['series'][number], place: number): object[] {
  const style = styleOf(place);
  const points = values.map((value, axis) =>
    value === null ? undefined : radarPoint(axis, values.length, value),
  );
  const y = LEGEND_HEIGHT * (place + 0.5);
  const text = { ...FONT, text: name, fill: FONT.color, textVerticalAlign: 'middle' };
  return [
    ...runsOf(points).map((run) => lineThrough(run, style)),
    ...points.flatMap((point) => (point ? [markAt(point, style)] : [])),
    lineThrough(
      [
        [0, y],
        [LEGEND_LINE, y],
      ],
      style,
    ),
    markAt([LEGEND_LINE / 2, y], style),
    { type: 'text', silent: true, x: LEGEND_LINE + 8, y, style: text },
  ];
}

const radar = ({ axes, series }: Radar): string =>
  drawn(RADAR.height, {
    radar: {
      center: [...RADAR.centre],
      radius: RADAR.radius,
      // The rings are told in numbers along the first axis, and need not be told along the others.
      indicator: axes.map((name, place) => ({
        name,
        max: 100,
        min: 0,
        ...(place === 0 ? { axisLabel: { show: true, color: '#555', fontSize: 11 } } : {}),
      })),
      axisName: { color: '#1a1a1a', fontSize: 13 },
      splitArea: { show: false },
      splitLine: { lineStyle: { color: '#c9c9c9' } },
      axisLine: { lineStyle: { color: '#c9c9c9' } },
    },
    // Over the rings and axes, which are drawn on the first level.
    graphic: { elements: series.flatMap(radarSeries).map((element) => ({ ...element, z: 10 })) },
  });

/** A line's values before, between and after its breaks, each as a line of its own. */
function segments(values: readonly (number | null)[], years: readonly string[], breaks: readonly string[]) {
  const starts = [0, ...breaks.map((year) => years.indexOf(year)).filter((place) => place > 0), years.length];
  return starts.slice(1).map((end, place) => {
    const start = starts[place] ?? 0;
    return values.map((value, at) => (at >= start && at < end ? value : null));
  });
}

type Trend = Extract<Picture, { kind: 'trend' }>;

const TREND = { height: 440, left: 48, right: 330, top: 24, bottom: 32 } as const;
const NAMES_FROM = WIDTH - TREND.right + 24;
const NAME_HEIGHT = 18;

/** Where a line ends, and what stands there: its name, its last value, and what to know of it. */
function endsOf({ years, lines }: Trend) {
  const wide = (WIDTH - TREND.left - TREND.right) / years.length;
  return lines.flatMap(({ name, values, breaks, few }, place) => {
    const last = values.findLastIndex((value) => value !== null);
    const value = values[last];
    if (value === undefined || value === null) return [];
    const high = TREND.height - TREND.top - TREND.bottom;
    const said = [`${name} ${value}${few ? ' (få)' : ''}`, ...breaks.map((year) => `✕ brott ${year}`)];
    const [x, y] = [TREND.left + wide * (last + 0.5), TREND.top + high * (1 - value / 100)];
    return [{ text: said.join(', '), colour: styleOf(place).colour, x, y }];
  });
}

/** The names beside the picture, each as near its line's end as the others leave room for, with a thread to it. */
function namesOf(trend: Trend): object[] {
  const ends = endsOf(trend).toSorted((a, b) => a.y - b.y);
  const heights: number[] = [];
  for (const { y } of ends) heights.push(Math.max(y, (heights.at(-1) ?? -NAME_HEIGHT) + NAME_HEIGHT));
  // What was pushed below the picture pushes those above it up again.
  let lowest = TREND.height - NAME_HEIGHT / 2;
  for (let place = heights.length - 1; place >= 0; place -= 1) {
    heights[place] = Math.min(heights[place] ?? 0, lowest);
    lowest = (heights[place] ?? 0) - NAME_HEIGHT;
  }
  return ends.flatMap(({ text, colour, x, y }, place) => {
    const height = heights[place] ?? y;
    const thread = { x1: x + 9, y1: y, x2: NAMES_FROM - 5, y2: height };
    return [
      { type: 'line', silent: true, shape: thread, style: { stroke: colour, lineWidth: 0.75 } },
      {
        type: 'text',
        silent: true,
        x: NAMES_FROM,
        y: height,
        style: { ...FONT, text, fill: colour, textVerticalAlign: 'middle' },
      },
    ];
  });
}

const trend = (picture: Trend): string => {
  const { years, lines } = picture;
  const { height, ...grid } = TREND;
  return drawn(height, {
    grid: { ...grid, outerBoundsMode: 'none' },
    xAxis: { type: 'category', data: [...years], axisLabel: { color: '#1a1a1a' }, boundaryGap: true },
    yAxis: { type: 'value', min: 0, max: 100, axisLabel: { color: '#555' } },
    series: lines.flatMap(({ name, values, breaks, few }, place) => {
      const { colour, dash, symbol } = styleOf(place);
      return segments(values, years, breaks).map((data) => ({
        name,
        type: 'line',
        data,
        symbol,
        symbolSize: 9,
        itemStyle: { color: colour },
        lineStyle: { color: colour, type: dash, width: few ? 0 : 2.5 },
      }));
    }),
    graphic: { elements: namesOf(picture) },
  });
};

/** A picture of a table as SVG without scripts, the same bytes for the same values. */
export const drawPicture = (picture: Picture): string =>
  picture.kind === 'radar' ? radar(picture) : trend(picture);
