// The pointer's part of the contribution map: dragging the lines, clicking, drawing a lasso.
// What it finds it tells the component on its axes; the component draws.

const charts = new WeakMap();

export function attach(box, chart) {
    const svg = box.querySelector('svg');
    const lasso = box.parentElement.querySelector('[data-lasso]');
    const stop = new AbortController();
    const on = (target, event, act, more = {}) =>
        target.addEventListener(event, act, { signal: stop.signal, ...more });
    charts.set(box, stop);

    // ---------- from the screen to the axes ----------
    const bound = name => parseFloat(box.dataset[name]);
    const at = e => {
        const r = box.getBoundingClientRect();
        const x = Math.min(1, Math.max(0, (e.clientX - r.left) / r.width));
        const y = Math.min(1, Math.max(0, (e.clientY - r.top) / r.height));
        return {
            x, y,
            across: Math.exp(bound('left') + x * (bound('right') - bound('left'))),
            coins: Math.exp(bound('top') - y * (bound('top') - bound('bottom'))),
        };
    };

    // ---------- the lines: at most one call a frame, and never two on their way ----------
    let next = null;
    let busy = false;
    async function tell() {
        if (busy) return;
        busy = true;
        while (next) {
            await new Promise(requestAnimationFrame);
            const call = next;
            next = null;
            await chart.invokeMethodAsync('LineMoved', ...call);
        }
        busy = false;
    }

    for (const grip of box.querySelectorAll('[data-grip]')) {
        const axis = grip.dataset.grip;
        const place = e => axis === 'x' ? at(e).across : at(e).coins;
        let moved = false;
        on(grip, 'pointerdown', e => {
            moved = false;
            grip.setPointerCapture(e.pointerId);
        });
        on(grip, 'pointermove', e => {
            if (!grip.hasPointerCapture(e.pointerId)) return;
            moved = true;
            // The grip stays under the finger; the line itself goes from step to step.
            box.style.setProperty('--drag', (axis === 'x' ? at(e).x : at(e).y) * 100 + '%');
            grip.classList.add('held');
            next = [axis, place(e), false];
            tell();
        });
        const letGo = e => {
            grip.classList.remove('held');
            if (!moved) return;
            moved = false;
            next = [axis, place(e), true];
            tell();
        };
        on(grip, 'pointerup', letGo);
        on(grip, 'pointercancel', letGo);
        on(grip, 'keydown', e => {
            if (/^(Arrow|Page|Home)/.test(e.key)) e.preventDefault();
        });
    }

    // ---------- clicks ----------
    const near = e => {
        const r = box.getBoundingClientRect();
        let best = null;
        let least = 12;
        for (const point of svg.querySelectorAll('[data-point]')) {
            const [x, y] = point.getAttribute('d').slice(1, -2).split(' ').map(Number);
            const away = Math.hypot(
                x / 1000 * r.width + r.left - e.clientX, y / 600 * r.height + r.top - e.clientY);
            if (away < least) [best, least] = [point, away];
        }
        return best;
    };

    let drawing = null;
    on(svg, 'click', e => {
        if (e.shiftKey || drawing?.length > 2) return;
        const point = near(e);
        if (point) return chart.invokeMethodAsync('PointClicked', +point.dataset.point);
        const cell = e.target.closest('[data-cell]');
        if (cell) return chart.invokeMethodAsync('CellClicked', cell.dataset.cell);
    });

    // ---------- the lasso: Shift and drag, or the button for a finger ----------
    const path = svg.querySelector('.lasso');
    const wants = () => lasso?.getAttribute('aria-pressed') === 'true';
    const want = yes => {
        lasso?.setAttribute('aria-pressed', yes);
        box.classList.toggle('draws', yes);
    };
    if (lasso) on(lasso, 'click', () => want(!wants()));

    const show = () => path.setAttribute(
        'd', 'M' + drawing.map(p => `${p.x * 1000} ${p.y * 600}`).join('L') + 'Z');

    on(svg, 'pointerdown', e => {
        drawing = null;
        if (!e.shiftKey && !wants()) return;
        e.preventDefault();
        svg.setPointerCapture(e.pointerId);
        drawing = [at(e)];
    });
    on(svg, 'pointermove', e => {
        if (!drawing || !svg.hasPointerCapture(e.pointerId)) return;
        const p = at(e);
        const last = drawing[drawing.length - 1];
        // Corners closer than half a hundredth say nothing more; two hundred are enough.
        if (Math.hypot(p.x - last.x, p.y - last.y) < .006 || drawing.length > 200) return;
        drawing.push(p);
        requestAnimationFrame(show);
    });
    on(svg, 'pointerup', () => {
        if (!drawing) return;
        if (drawing.length > 2) {
            chart.invokeMethodAsync('LassoDrawn', drawing.flatMap(p => [p.across, p.coins]));
        }
        want(false);
    });

    on(document, 'keydown', e => {
        if (e.key !== 'Escape' || e.defaultPrevented) return;
        if (document.querySelector('dialog[open], [popover]:popover-open')) return;
        if (e.target.matches?.('[role=combobox]')) return;
        want(false);
        chart.invokeMethodAsync('Cleared');
    });
}

export function detach(box) {
    charts.get(box)?.abort();
}
