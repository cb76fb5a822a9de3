// Commands that are copied and told so, by button and by the letter c: on runs through runbooks and walks through trees.
// One listener for all pages; the buttons say by data-copy that they are meant.

function announce(words) {
  let status = document.getElementById('slipway-said');
  if (!status) {
    status = document.createElement('div');
    status.id = 'slipway-said';
    status.setAttribute('role', 'status');
    status.className = 'said';
    document.body.append(status);
  }
  status.textContent = '';
  setTimeout(() => (status.textContent = words), 50); // the same words twice are two messages
}

async function copy(button) {
  const text = button.closest('.code').querySelector('pre').innerText.replace(/\n$/, '');
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    announce('The browser does not let the page copy; select the command instead');
    return;
  }
  announce('Copied: ' + (text.length > 80 ? text.slice(0, 80) + '…' : text));
  button.textContent = 'Copied';
  setTimeout(() => (button.textContent = 'Copy'), 1500);
}

if (!window.slipwaySteps) {
  window.slipwaySteps = { announce, copy };
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-copy]');
    if (button) copy(button);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'c' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]')) return;
    const button = document.querySelector('.next [data-copy]') ?? document.querySelector('.walk [data-copy]');
    if (button) {
      event.preventDefault();
      copy(button);
    }
  });
}
