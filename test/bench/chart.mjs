import { isMeasured } from './summary.mjs';

const [width, label, row, gap] = [900, 250, 18, 26];

/** Bars of the medians, group by group, each group to its own longest; the middle half is a line through the end. */
export function chartOf(rows) {
  const groups = [...new Set(rows.map(({ group }) => group))];
  let y = 0;
  const parts = groups.map((group) => {
    const own = rows.filter((one) => one.group === group);
    const measured = own.filter(isMeasured);
    const most = Math.max(...measured.map(({ spread, wall }) => Math.max(spread[1], wall)), 1);
    y += gap;
    const title = `<text x="0" y="${y - 6}" font-weight="bold">${xml(group)}</text>`;
    const bars = own.map((one) => {
      const to = (value) => label + (value / most) * (width - label - 90);
      const top = y;
      y += row;
      const name = `<text x="${label - 8}" y="${top + 12}" text-anchor="end">${xml(one.name)}</text>`;
      if (!isMeasured(one)) return `${name}<text x="${label}" y="${top + 12}">not measured</text>`;
      const fill = one.name.startsWith('idp ')
        ? '#2563eb'
        : one.floor === one.name
          ? '#94a3b8'
          : '#cbd5e1';
      return [
        name,
        `<rect x="${label}" y="${top + 2}" width="${(to(one.wall) - label).toFixed(1)}" height="${row - 5}" fill="${fill}"/>`,
        `<line x1="${to(one.spread[0]).toFixed(1)}" x2="${to(one.spread[1]).toFixed(1)}" y1="${top + 8}" y2="${top + 8}" stroke="#0f172a"/>`,
        `<text x="${(to(Math.max(one.wall, one.spread[1])) + 6).toFixed(1)}" y="${top + 12}">${one.wall.toFixed(0)} ms</text>`,
      ].join('');
    });
    return title + bars.join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 10}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
${parts.join('\n')}
</svg>
`;
}

function xml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
