import { LineChart, RadarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, RadarComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { plain } from './picture.js';
import type { Picture } from './table-section.js';

use([LineChart, RadarChart, GridComponent, LegendComponent, RadarComponent, SVGRenderer]);

const WIDTH = 860;
const FONT = { fontFamily: 'Segoe UI, Helvetica Neue, Arial, sans-serif', fontSize: 13, color: '#1a1a1a' };
/** Lines are told apart without colour too: by their dashes, their signs and their names. */
const STYLES = [
  { colour: '#0b4f6c', dash: 'solid', symbol: 'circle' },
  { colour: '#b3541e', dash: 'dashed', symbol: 'rect' },
  { colour: '#3f7d20', dash: 'dotted', symbol: 'triangle' },
  { colour: '#6a3d9a', dash: 'solid', symbol: 'diamond' },
  { colour: '#8c6d00', dash: 'dashed', symbol: 'pin' },
  { colour: '#a3123f', dash: 'dotted', symbol: 'circle' },
  { colour: '#3b5b8c', dash: 'solid', symbol: 'rect' },
  { colour: '#4d4d4d', dash: 'dashed', symbol: 'triangle' },
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

const radar = ({ axes, series }: Extract<Picture, { kind: 'radar' }>): string =>
  drawn(520, {
    legend: { top: 0, left: 0, textStyle: FONT },
    radar: {
      center: ['50%', '54%'],
      radius: 180,
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
    series: series.map(({ name, values }, place) => {
      const { colour, dash, symbol } = styleOf(place);
      return {
        name,
        type: 'radar',
        symbol,
        symbolSize: 8,
        itemStyle: { color: colour },
        lineStyle: { color: colour, type: dash, width: 2.5 },
        data: [{ name, value: values.map((value) => value ?? '-') }],
      };
    }),
  });

/** A line's values before, between and after its breaks, each as a line of its own. */
function segments(values: readonly (number | null)[], years: readonly string[], breaks: readonly string[]) {
  const starts = [0, ...breaks.map((year) => years.indexOf(year)).filter((place) => place > 0), years.length];
  return starts.slice(1).map((end, place) => {
    const start = starts[place] ?? 0;
    return values.map((value, at) => (at >= start && at < end ? value : null));
  });
}

const trend = ({ years, lines }: Extract<Picture, { kind: 'trend' }>): string =>
  drawn(440, {
    grid: { left: 48, right: 290, top: 24, bottom: 32, outerBoundsMode: 'none' },
    xAxis: { type: 'category', data: [...years], axisLabel: { color: '#1a1a1a' }, boundaryGap: true },
    yAxis: { type: 'value', min: 0, max: 100, axisLabel: { color: '#555' } },
    series: lines.flatMap(({ name, values, breaks }, place) => {
      const { colour, dash, symbol } = styleOf(place);
      const parts = segments(values, years, breaks);
      return parts.map((data, part) => ({
        name,
        type: 'line',
        data: data.map((value, at) =>
          part > 0 && breaks.includes(years[at] ?? '') && value !== null
            ? { value, label: { show: true, position: 'left', formatter: '✕ brott', color: colour } }
            : value,
        ),
        symbol,
        symbolSize: 9,
        itemStyle: { color: colour },
        lineStyle: { color: colour, type: dash, width: 2.5 },
        endLabel: {
          show: part === parts.length - 1,
          formatter: name,
          color: colour,
          fontSize: 13,
          distance: 10,
        },
        labelLayout: { moveOverlap: 'shiftY' },
      }));
    }),
  });

/** A picture of a table as SVG without scripts, the same bytes for the same values. */
export const drawPicture = (picture: Picture): string =>
  picture.kind === 'radar' ? radar(picture) : trend(picture);
