const width = 720;
const height = 420;
const area = { left: 64, top: 24, right: 460, bottom: 364 };
/** Told apart in grey, and legible on white and on black. */
const colors = ['#3b7dd8', '#d9822b', '#2f9e6e', '#b5489b', '#8a8a8a', '#c2453d'];
const dashes = ['', '6 3', '2 3', '10 3 2 3', '1 2', '4 2'];

/** Draws time by size of the input as SVG; a straight line through the corner is linear growth. */
export function growthPicture(lines) {
  const points = lines.flatMap((line) => line.points);
  const most = {
    x: roundUp(Math.max(...points.map(({ x }) => x))),
    y: roundUp(Math.max(...points.map((p) => p.seconds))),
  };
  const x = (value) => round(area.left + ((area.right - area.left) * value) / most.x);
  const y = (value) => round(area.bottom - ((area.bottom - area.top) * value) / most.y);
  const steps = [0, 0.25, 0.5, 0.75, 1];
  const grid = steps.map(
    (step) => `
  <line class="grid" x1="${area.left}" x2="${area.right}" y1="${y(most.y * step)}" y2="${y(most.y * step)}"/>
  <text x="${area.left - 8}" y="${y(most.y * step) + 4}" text-anchor="end">${trim(most.y * step)} s</text>
  <text x="${x(most.x * step)}" y="${area.bottom + 20}" text-anchor="middle">${trim(most.x * step)}</text>`,
  );
  const drawn = lines.map(({ name, points: own }, index) => {
    const color = colors[index % colors.length];
    const path = own.map((point) => `${x(point.x)},${y(point.seconds)}`).join(' ');
    const dots = own
      .map((point) => `<circle cx="${x(point.x)}" cy="${y(point.seconds)}" r="3" fill="${color}"/>`)
      .join('');
    const key = area.top + 12 + index * 22;
    return `
  <polyline points="${path}" fill="none" stroke="${color}" stroke-width="2" stroke-dasharray="${dashes[index % dashes.length]}"/>
  ${dots}
  <line x1="${area.right + 20}" x2="${area.right + 48}" y1="${key - 4}" y2="${key - 4}" stroke="${color}" stroke-width="2" stroke-dasharray="${dashes[index % dashes.length]}"/>
  <text x="${area.right + 54}" y="${key}">${escaped(name)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Time by size of the input">
  <style>
    text { font: 12px sans-serif; fill: #777 }
    .grid { stroke: #777; stroke-opacity: 0.3 }
  </style>${grid.join('')}
  <text x="${(area.left + area.right) / 2}" y="${area.bottom + 42}" text-anchor="middle">code locations</text>${drawn.join('')}
</svg>
`;
}

/** The next number whose quarters are short: 1, 2, 4, 6, 8 or 10 times a power of ten. */
function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 6, 8, 10].find((digit) => digit * power >= value) * power;
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function trim(value) {
  return String(Math.round(value * 1000) / 1000);
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
