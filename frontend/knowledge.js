// Documents: a copy button on every code block, the current heading marked in the contents, anchors that work on a page
// that is drawn after it has loaded. Decision trees: answers by number key.

import './steps.js';

function copyButtons(root) {
  for (const code of root.querySelectorAll('.prose .code')) {
    if (code.querySelector('button')) continue;
    let head = code.querySelector('.code-head');
    if (!head) {
      head = document.createElement('div');
      head.className = 'code-copy';
      code.prepend(head);
    }
    const end = document.createElement('span');
    end.className = 'end';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn small';
    button.textContent = 'Copy';
    button.dataset.copy = '';
    end.append(button);
    head.append(end);
  }
}

// Wide tables scroll by themselves, and the keyboard must be able to scroll them too.
function wideTables(root) {
  for (const table of root.querySelectorAll('.prose table')) {
    if (table.parentElement.classList.contains('table-wrap')) continue;
    const wrap = document.createElement('div');
    wrap.className = 'table-wrap';
    wrap.tabIndex = 0;
    wrap.setAttribute('role', 'region');
    wrap.setAttribute('aria-label', 'Table');
    table.replaceWith(wrap);
    wrap.append(table);
    table.classList.add('table');
  }
}

// The address has its anchor only once the page is drawn, and a reload puts the page back to its top after that.
function toAnchor(root) {
  let moved = false;
  const stop = () => (moved = true);
  for (const sign of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
    addEventListener(sign, stop, { once: true, passive: true });
  }
  for (const wait of [0, 200, 500, 1000]) {
    setTimeout(() => {
      const id = decodeURIComponent(location.hash.slice(1));
      if (!moved && id && root.isConnected) root.querySelector('#' + CSS.escape(id))?.scrollIntoView();
    }, wait);
  }
}

function followContents(root) {
  const links = new Map();
  for (const link of root.querySelectorAll('.toc a')) {
    links.set(decodeURIComponent(link.hash.slice(1)), link);
  }
  const headings = [...root.querySelectorAll('.prose h2[id], .prose h3[id]')].filter((h) => links.has(h.id));
  const mark = () => {
    if (!root.isConnected) {
      removeEventListener('scroll', mark, true);
      return;
    }
    let current = headings[0];
    for (const heading of headings) {
      if (heading.getBoundingClientRect().top < 120) current = heading;
    }
    for (const [id, link] of links) {
      if (current && id === current.id) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  addEventListener('scroll', mark, { capture: true, passive: true });
  mark();
}

let walked = false; // by a key, so that the next question takes the focus

function keysOf(root) {
  const answers = [...root.querySelectorAll('.answer')];
  if (walked) (answers[0] ?? root.querySelector('[data-copy], .btn.primary, .walk-ask'))?.focus();
  walked = false;
  const onKey = (event) => {
    if (!root.isConnected) {
      removeEventListener('keydown', onKey);
      return;
    }
    const typing = event.target.closest?.('input, textarea, select, [contenteditable], [role=dialog]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && answers.length) {
      event.preventDefault();
      const at = answers.indexOf(document.activeElement);
      answers[at < 0 ? 0 : (at + step + answers.length) % answers.length].focus();
      return;
    }
    if (event.key === 'Enter') walked = answers.includes(document.activeElement);
    const link = root.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (link) {
      event.preventDefault();
      walked = link.tagName === 'A';
      link.click();
    }
  };
  addEventListener('keydown', onKey);
}

window.slipwayDocument = {
  enhance(root) {
    if (root.slipwayReady) return; // asked for by the page and by the module itself, whichever comes first
    root.slipwayReady = true;
    copyButtons(root);
    wideTables(root);
    followContents(root);
    toAnchor(root);
  },
  walk(root) {
    if (root.slipwayReady) return;
    root.slipwayReady = true;
    keysOf(root);
  },
};

// The module may arrive after the page it is for.
for (const page of document.querySelectorAll('.document')) window.slipwayDocument.enhance(page);
for (const walk of document.querySelectorAll('.walk')) window.slipwayDocument.walk(walk);
