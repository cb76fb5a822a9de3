// Drawn dependencies: an element <sw-graph data-graph="…"> whose places the server has computed. Apache ECharts draws them
// as SVG; it is fetched when the first drawing is shown. The page says the same in words below.

const COLUMN = 236;
const ROW = 46;
const BOX = [188, 30];
const SHORT = 9; // so far before its end a line with an arrow ends

// Borders are drawn as areas: a stroke is stretched with its symbol, and thicker at the sides.
const FRAME = `path://M0,0H${BOX[0]}V${BOX[1]}H0ZM1,1V${BOX[1] - 1}H${BOX[0] - 1}V1Z`;
const dash = (x, y, width, height) => `M${x},${y}h${width}v${height}h${-width}Z`;
const DASHES =
  'path://' +
  [...Array(Math.ceil(BOX[0] / 8)).keys()].map((i) => dash(i * 8, 0, 4, 1) + dash(i * 8, BOX[1] - 1, 4, 1)).join('') +
  [...Array(Math.ceil(BOX[1] / 8)).keys()].map((i) => dash(0, i * 8, 1, 4) + dash(BOX[0] - 1, i * 8, 1, 4)).join('') +
  dash(0, BOX[1] - 1, BOX[0], 0); // as large as the box

const token = (name) => {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`; // resolves light-dark() to a colour that ECharts can read
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
};

function option(graph) {
  const line = token('--sw-line-control');
  const look = {
    self: [token('--sw-accent'), token('--sw-accent'), token('--sw-on-accent')],
    known: [token('--sw-surface-2'), token('--sw-line-control'), token('--sw-text')],
    missing: [token('--sw-surface'), token('--sw-stale'), token('--sw-stale')],
  };
  const place = {
    type: 'graph',
    layout: 'none',
    left: 0, // with the corners below a unit of the places is a pixel
    right: 0,
    top: 6,
    bottom: 6,
    symbolSize: BOX,
  };
  // What cannot be seen holds the places apart: a single row or column has no height or width, and would be drawn flat.
  const [xs, ys] = [graph.nodes.map((node) => node.x), graph.nodes.map((node) => node.y)];
  const corner = (id, x, y) => ({ id, x: x * COLUMN, y: y * ROW, symbolSize: 0, label: { show: false } });
  const corners = [
    corner('^', Math.min(...xs) - 0.5, Math.min(...ys) - 0.5),
    corner('$', Math.max(...xs) + 0.5, Math.max(...ys) + 0.5),
  ];
  const looks = graph.nodes.map((node, i) => look[i === 0 ? 'self' : node.exists ? 'known' : 'missing']);
  const spot = (node, i) => ({ id: String(i), name: node.title, x: node.x * COLUMN, y: node.y * ROW });
  const port = (node, id, side) => ({
    id,
    x: node.x * COLUMN + (side * BOX[0]) / 2 + (side < 0 ? SHORT : 0),
    y: node.y * ROW,
    symbolSize: 0,
  });
  // Lines run from the right of a box to the left of another; where that one stands no further right, to its right.
  const way = (edge) => {
    const [from, to] = [graph.nodes[edge.from], graph.nodes[edge.to]];
    const onwards = to.x > from.x;
    return {
      source: `${edge.from}>`,
      target: onwards ? `<${edge.to}` : `${edge.to}>`,
      lineStyle: onwards ? {} : { curveness: to.y < from.y ? -0.35 : 0.35 },
    };
  };
  return {
    animation: false,
    aria: { enabled: false },
    series: [
      {
        ...place,
        symbol: 'rect',
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 7,
        cursor: 'default',
        lineStyle: { color: line, width: 1.25, curveness: 0.06, opacity: 1 },
        label: { show: false },
        data: corners.concat(graph.nodes.flatMap((node, i) => [
          {
            ...spot(node, i),
            url: node.url,
            cursor: node.url ? 'pointer' : 'default',
            itemStyle: { color: looks[i][0], borderWidth: 0 },
          },
          port(node, `<${i}`, -1),
          port(node, `${i}>`, 1),
        ])),
        links: graph.edges.map(way),
      },
      {
        ...place,
        silent: true,
        label: { show: true, width: BOX[0] - 18, overflow: 'truncate', fontSize: 12, fontFamily: 'inherit' },
        data: corners.concat(graph.nodes.map((node, i) => ({
          ...spot(node, i),
          symbol: node.exists ? FRAME : DASHES,
          itemStyle: { color: looks[i][1], borderWidth: 0 },
          label: { color: looks[i][2], fontWeight: i === 0 ? 600 : 400 },
        }))),
      },
    ],
  };
}

class Graph extends HTMLElement {
  async connectedCallback() {
    const turn = (this.turn = {}); // the page may put the element elsewhere while ECharts is fetched
    const graph = JSON.parse(this.dataset.graph);
    this.style.width = `${Math.max(1, graph.columns) * COLUMN}px`;
    this.style.height = `${Math.max(1, graph.rows) * ROW + 12}px`;
    let echarts;
    try {
      echarts = await import(new URL('webjars/echarts/' + this.dataset.version + '/echarts.esm.min.js', document.baseURI));
    } catch {
      this.textContent = 'The drawing could not be loaded. The lists below say the same.';
      this.dataset.drawn = 'false';
      return;
    }
    if (this.turn !== turn) return;
    this.chart = echarts.init(this, null, { renderer: 'svg' });
    const draw = () => this.chart.setOption(option(graph), true);
    draw();
    this.querySelector('svg')?.setAttribute('aria-hidden', 'true');
    this.chart.on('click', (event) => event.dataType === 'node' && event.data.url && this.open(event.data.url));
    this.scheme = matchMedia('(prefers-color-scheme: dark)');
    this.scheme.addEventListener('change', (this.redraw = draw));
    this.watch = new MutationObserver(draw);
    this.watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const box = this.parentElement;
    const self = (graph.nodes[0].x - Math.min(...graph.nodes.map((node) => node.x)) + 0.5) * COLUMN;
    const centre = () => {
      if (box.clientWidth === this.room) return; // only when there is more or less of it
      this.room = box.clientWidth;
      const middle = self - box.clientWidth / 2;
      box.scrollLeft = Math.max(0, Math.round(middle / COLUMN)) * COLUMN; // where a box begins: none is cut in two
    };
    this.room = null;
    this.sized = new ResizeObserver(centre);
    this.sized.observe(box);
    centre();
    this.dataset.drawn = 'true';
  }

  disconnectedCallback() {
    this.turn = null;
    this.chart?.dispose();
    this.chart = null;
    this.watch?.disconnect();
    this.sized?.disconnect();
    this.scheme?.removeEventListener('change', this.redraw);
  }

  // The router takes clicks on its own links only.
  open(url) {
    const link = document.createElement('a');
    link.href = url;
    link.setAttribute('router-link', '');
    this.append(link);
    link.click();
    link.remove();
  }
}

customElements.get('sw-graph') ?? customElements.define('sw-graph', Graph);
