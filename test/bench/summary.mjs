/**
 * One row for each case; of one that was not measured in any round, its names alone: no number, lest a zero be read as
 * a very fast run.
 *
 * Medians, spread (the middle half), peak memory, how much longer than its floor, by time and by processor, and what
 * it may take: so many times its floor, and the start of Node besides where the floor has none.
 */
export function summarise(cases, results) {
  const rows = cases.map(({ name, group, floor, bar, plusNode, most, size }) => {
    const runs = results.get(name) ?? [];
    const of = (key) => runs.map((run) => run[key]).sort((a, b) => a - b);
    const at = (all, part) => all[Math.min(all.length - 1, Math.floor(all.length * part))];
    const row = { group, name, floor, bar, plusNode, most, size, runs: runs.length };
    if (runs.length === 0) return row;
    return {
      ...row,
      wall: at(of('wall'), 0.5),
      spread: [at(of('wall'), 0.25), at(of('wall'), 0.75)],
      cpu: at(of('cpu'), 0.5),
      peak: Math.max(...of('peak')),
    };
  });
  const measured = rows.filter(isMeasured);
  return rows.map((row) => {
    if (!isMeasured(row)) return row;
    const floor = measured.find(({ name }) => name === row.floor);
    const start = measured.find(({ group }) => group === 'start');
    const node = row.plusNode ? start?.wall : 0;
    const smaller = measured.findLast(
      ({ group, size, floor }) => group === row.group && floor === row.floor && size < row.size,
    );
    return {
      ...row,
      ...(floor && { timesFloor: row.wall / floor.wall, timesFloorCpu: row.cpu / floor.cpu }),
      ...(floor && row.bar && node !== undefined && { allowed: row.bar * floor.wall + node }),
      ...(row.most && { allowed: row.most }),
      ...(smaller && { slope: (row.wall - smaller.wall) / (row.size - smaller.size) }),
    };
  });
}

export function isMeasured({ runs }) {
  return runs > 0;
}

export function tableOf(rows) {
  const head = [
    'case',
    'median ms',
    'middle half',
    'cpu ms',
    'x floor',
    'x cpu',
    'bar ms',
    '',
    'peak MB',
    'ms each more',
  ];
  const lines = rows.map(lineOf);
  const widths = head.map((_, index) =>
    Math.max(...[head, ...lines].map((line) => line[index].length)),
  );
  const show = (line) =>
    line
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[index])))
      .join('  ');
  const groups = [...new Set(rows.map(({ group }) => group))];
  const body = groups.map((group) =>
    rows.flatMap((row, index) => (row.group === group ? [show(lines[index])] : [])).join('\n'),
  );
  return `${show(head)}\n${body.join('\n\n')}\n`;
}

function lineOf(row) {
  if (!isMeasured(row)) return [row.name, 'not measured', '', '', '', '', '', '', '', ''];
  return [
    row.name,
    row.wall.toFixed(1),
    row.spread.map((one) => one.toFixed(0)).join('–'),
    row.cpu.toFixed(1),
    row.timesFloor?.toFixed(2) ?? '',
    row.timesFloorCpu?.toFixed(2) ?? '',
    row.allowed?.toFixed(0) ?? '',
    row.allowed === undefined ? '' : row.wall <= row.allowed ? 'met' : 'over',
    row.peak.toFixed(0),
    row.slope?.toFixed(3) ?? '',
  ];
}
