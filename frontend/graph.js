// Drawn dependencies: an element <sw-graph data-graph="…"> whose places the server has computed. Apache ECharts draws them
// as SVG; it is fetched when the first drawing is shown. The page says the same in words below.

const COLUMN = 236;
const ROW = 46;
const BOX = [188, 30];

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
  return {
    animation: false,
    aria: { enabled: false },
    series: [
      {
        type: 'graph',
        layout: 'none',
        left: COLUMN / 2, // with this margin a unit of the places is a pixel
        right: COLUMN / 2,
        top: ROW / 2 + 6,
        bottom: ROW / 2 + 6,
        symbol: 'rect',
        symbolSize: BOX,
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 7,
        cursor: 'default',
        lineStyle: { color: line, width: 1.25, curveness: 0.06, opacity: 1 },
        emphasis: { focus: 'adjacency' },
        // The label draws the border: that of a symbol is stretched with it, and thicker at the sides.
        label: {
          show: true,
          width: BOX[0] - 18,
          height: BOX[1] - 1,
          lineHeight: BOX[1] - 1,
          padding: [0, 8],
          borderWidth: 1,
          overflow: 'truncate',
          fontSize: 12,
          fontFamily: 'inherit',
        },
        data: graph.nodes.map((node, i) => {
          const [fill, border, text] = look[i === 0 ? 'self' : node.exists ? 'known' : 'missing'];
          return {
            id: String(i),
            name: node.title,
            x: node.x * COLUMN,
            y: node.y * ROW,
            url: node.url,
            cursor: node.url ? 'pointer' : 'default',
            itemStyle: { color: fill, borderWidth: 0 },
            label: {
              color: text,
              fontWeight: i === 0 ? 600 : 400,
              borderColor: border,
              borderType: node.exists ? 'solid' : [3, 3],
            },
          };
        }),
        links: graph.edges.map((edge) => ({ source: String(edge.from), target: String(edge.to) })),
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
      box.scrollLeft = this.offsetLeft - box.offsetLeft + self - box.clientWidth / 2;
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
