import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ReportSection } from './yearly-report.js';

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

const WIDTH = 860;
const ROW_HEIGHT = 42;
const AROUND = 70;
/** Letters are measured without the font that will show them, and come out wider than measured. */
const LABEL_WIDTH = 310;
const LABEL_ROOM = 400;
const LABEL_LETTERS = 96;
/** Both are told apart without colour too: by their place, and by the table beside. */
const COLOURS = ['#0b4f6c', '#9cb8c6'];

const cut = (text: string): string =>
  text.length <= LABEL_LETTERS ? text : `${text.slice(0, LABEL_LETTERS - 1)}…`;

/**
 * A section's pictured rows as bars, this year and the year before: SVG without scripts, the same bytes for the same
 * rows. Undefined when there is nothing to show. What it shows stands in the section's table, where it can be read.
 */
export function pictureOf({ rows }: ReportSection, year: number): string | undefined {
  const shown = rows.filter(
    ({ pictured, thisYear, lastYear }) =>
      pictured && ((thisYear.value ?? 0) > 0 || (lastYear.value ?? 0) > 0),
  );
  if (shown.length === 0) return undefined;
  const chart = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: WIDTH,
    height: AROUND + shown.length * ROW_HEIGHT,
  });
  try {
    const bars = (name: string, values: readonly (number | null)[], colour: string) => ({
      name,
      type: 'bar',
      data: [...values],
      itemStyle: { color: colour },
      label: { show: true, position: 'right', color: '#1a1a1a' },
    });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'Segoe UI, Helvetica Neue, Arial, sans-serif', fontSize: 13 },
      legend: { top: 0, left: 0, data: [String(year), String(year - 1)] },
      grid: { left: LABEL_ROOM, right: 48, top: 36, bottom: 24, outerBoundsMode: 'none' },
      xAxis: { type: 'value', minInterval: 1, axisLabel: { color: '#555' } },
      yAxis: {
        type: 'category',
        inverse: true,
        data: shown.map(({ label, short }) => cut(short ?? label)),
        axisLabel: { color: '#1a1a1a', width: LABEL_WIDTH, overflow: 'break', lineHeight: 15 },
      },
      series: [
        bars(
          String(year),
          shown.map(({ thisYear }) => thisYear.value),
          COLOURS[0] ?? '',
        ),
        bars(
          String(year - 1),
          shown.map(({ lastYear }) => lastYear.value),
          COLOURS[1] ?? '',
        ),
      ],
    });
    return plain(chart.renderToSVGString());
  } finally {
    // A chart that is not disposed keeps its process alive.
    chart.dispose();
  }
}

/** Class names count up with every chart a process has drawn, and nothing here is hovered over: without them. */
export const plain = (svg: string): string =>
  svg
    .replaceAll(/<style[^>]*>.*?<\/style>/gs, '')
    .replaceAll(/ class="zr\d+-cls-\d+"/g, '')
    .replaceAll(/zr\d+-/g, 'p-')
    .replaceAll(' pointer-events="visible"', '');
